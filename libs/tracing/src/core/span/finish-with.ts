import type { Span } from './span';

/**
 * Runs `work` and finishes the span when it returns, throws, or settles. What `work` returns or throws passes through
 * unchanged; a promise is passed on as a promise of the same outcome, whose rejection stays the caller's to handle.
 */
export function finishWith<T>(span: Span, work: () => T): T {
  let result: T;
  try {
    result = work();
  } catch (error) {
    fail(span, error);
    throw error;
  }
  if (!isThenable(result)) {
    finishAs(span, 'ok');
    return result;
  }
  return settled(span, result) as T;
}

function settled(span: Span, result: PromiseLike<unknown>): unknown {
  try {
    return result.then(
      (value: unknown) => {
        finishAs(span, 'ok');
        return value;
      },
      (error: unknown) => {
        fail(span, error);
        throw error;
      },
    );
  } catch {
    // A `then` that throws: whoever awaits the result learns that from the result itself.
    finishAs(span, 'ok');
    return result;
  }
}

const failedIn = new WeakMap<object, Span>();

/** The span that an error left first, whichever is active by now: an error may reach its handler long after. */
export function spanThatFailedWith(error: unknown): Span | undefined {
  return isObject(error) ? failedIn.get(error) : undefined;
}

function fail(span: Span, error: unknown): void {
  if (isObject(error) && !failedIn.has(error)) failedIn.set(error, span);
  finishAs(span, 'internal_error');
}

function finishAs(span: Span, status: 'ok' | 'internal_error'): void {
  if (span.endTimestamp !== undefined) return;
  span.status ??= status;
  span.finish();
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  try {
    return isObject(value) && typeof (value as { then?: unknown }).then === 'function';
  } catch {
    // A getter or proxy of the host: it is not awaited by anybody either.
    return false;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
