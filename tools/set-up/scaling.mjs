// What the tests in scaling/ need besides the house itself. Run as a program, it installs what npm has of it.
import process from 'node:process';
import { missingServerPackages } from '../../scaling/tools/find-engines.mjs';
import { ensurePackages } from './set-up.mjs';

/** Installs chDB, the ClickHouse that runs in a process, when the lockfile of `scaling` is newer than what is installed. */
export async function ensureScalingPackages() {
  await ensurePackages('scaling', 'Installing ClickHouse for the tests of its store (190 MB)');
}

/** One line about the tests that this machine leaves out, and how it would not; undefined when it leaves out none. */
export function leftOutOfScaling() {
  const missing = missingServerPackages();
  if (missing.length === 0) return undefined;
  return (
    'not run: the store on real ClickHouse servers, alone and as a cluster (scaling/src/servers), because this machine lacks ' +
    `${missing.join(' and ')} (Debian and Ubuntu: sudo apt-get install ${missing.join(' ')})`
  );
}

if (process.argv[1] === import.meta.filename) await ensureScalingPackages();
