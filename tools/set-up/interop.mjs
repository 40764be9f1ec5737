// What the interop scenarios need besides the house itself: the SDKs of others. Run as a program, it installs those of npm.
import process from 'node:process';
import { findSentryPython } from '../../interop/tools/find-sentry-python.mjs';
import { ensurePackages } from './set-up.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** Installs the packages of `interop/package.json` when its lockfile is newer than what is installed. */
export async function ensureInteropPackages() {
  await ensurePackages('interop', 'Installing the SDKs of others (interop)');
}

/** Installs Sentry's Python SDK and Flask where no Python has both. */
export async function ensureSentryPython() {
  const missing = findSentryPython() ? [] : ['python3-sentry-sdk', 'python3-flask'];
  await installSystemPackages(missing, 'or pip install sentry-sdk flask');
}

if (process.argv[1] === import.meta.filename) await ensureInteropPackages();
