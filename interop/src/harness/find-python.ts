import { spawnSync } from 'node:child_process';

// Debian's package is for Debian's Python, which may not be the first one on the PATH.
const CANDIDATES = ['/usr/bin/python3', 'python3'];

/** A Python that has Sentry's SDK. */
export function findPython(): string {
  const found = CANDIDATES.find(
    (python) => spawnSync(python, ['-c', 'import sentry_sdk'], { stdio: 'ignore' }).status === 0,
  );
  if (found === undefined) {
    throw new Error(
      'no Python has sentry_sdk: install it (Debian and Ubuntu: apt-get install python3-sentry-sdk)',
    );
  }
  return found;
}
