import { findSentryPython } from '../../tools/find-sentry-python.mjs';

/** A Python that has Sentry's SDK and Flask. @throws {Error} where there is none, with what to do. */
export function findPython(): string {
  const found = findSentryPython();
  if (found !== undefined) return found;
  throw new Error(
    'no Python here has sentry_sdk and flask: install them (Debian and Ubuntu: apt-get install python3-sentry-sdk python3-flask)',
  );
}
