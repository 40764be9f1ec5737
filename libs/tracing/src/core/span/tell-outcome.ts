/** What work has thrown, or rejected with. */
export interface Failure {
  error: unknown;
}

/**
 * Runs `work` and tells once how it ends, when it returns, throws, or settles, for the `subject` that it was done for.
 * What it returns or throws passes through unchanged; a promise, or whatever else has a `then`, is passed on as a promise
 * of the same outcome, whose rejection stays the caller's to handle.
 */
export function tellOutcome<T, Subject>(
  work: () => T,
  tell: (subject: Subject, failure?: Failure) => void,
  subject: Subject,
): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    tell(subject, { error });
    throw error;
  }
  if (isThenable(result)) {
    return Promise.resolve(result).then(
      (value) => {
        tell(subject);
        return value;
      },
      (error: unknown) => {
        tell(subject, { error });
        throw error;
      },
    ) as T;
  }
  tell(subject);
  return result;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  try {
    return typeof (value as { then?: unknown } | undefined)?.then === 'function';
  } catch {
    // A getter or proxy of the host: it is not awaited by anybody either.
    return false;
  }
}
