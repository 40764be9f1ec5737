import { spawnSync } from 'node:child_process';

// Debian's packages are for Debian's Python, which need not be the first one on the PATH.
const CANDIDATES = ['/usr/bin/python3', 'python3'];

/** A Python that has Sentry's SDK and Flask; undefined where there is none. */
export function findSentryPython() {
  return CANDIDATES.find(
    (python) => spawnSync(python, ['-c', 'import sentry_sdk, flask'], { stdio: 'ignore' }).status === 0,
  );
}
