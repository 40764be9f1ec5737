import { findSentryPython } from '../../tools/find-sentry-python.mjs';

/** A Python that has Sentry's SDK. @throws {Error} where there is none, with what to do. */
export function findPython(): string {
  const found = findSentryPython();
  if (found !== undefined) return found;
  throw new Error(
    'no Python here has sentry_sdk: install it (Debian and Ubuntu: apt-get install python3-sentry-sdk)',
  );
}
