// What the tests in scaling/ need besides the house itself. Run as a program, it installs what npm has of it.
import process from 'node:process';
import { ensurePackages } from './set-up.mjs';

/** Installs chDB, the ClickHouse that runs in a process, when the lockfile of `scaling` is newer than what is installed. */
export async function ensureScalingPackages() {
  await ensurePackages('scaling', 'Installing ClickHouse for the tests of its store (190 MB)');
}

if (process.argv[1] === import.meta.filename) await ensureScalingPackages();
