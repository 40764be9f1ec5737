// What the interop scenarios need besides the house itself: the SDKs of others. Run as a program, it installs those of npm.
import path from 'node:path';
import process from 'node:process';
import { findSentryPython } from '../interop/tools/find-sentry-python.mjs';
import { isInstalled, root, run, step } from './set-up.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** Installs the packages of `interop/package.json` when its lockfile is newer than what is installed. */
export async function ensureInteropPackages() {
  if (isInstalled(path.join(root, 'interop'))) return;
  await step('Installing the SDKs of others (interop)', () =>
    run('npm', ['ci', '--prefix', 'interop', '--no-audit', '--no-fund', '--loglevel=error']),
  );
}

/** Installs Sentry's Python SDK where no Python has it. */
export async function ensureSentryPython() {
  const missing = findSentryPython() ? [] : ['python3-sentry-sdk'];
  await installSystemPackages(missing, 'or pip install sentry-sdk');
}

if (process.argv[1] === import.meta.filename) await ensureInteropPackages();
