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
    finishAs(span, 'internal_error');
    throw error;
  }
  if (!isThenable(result)) {
    finishAs(span, 'ok');
    return result;
  }
  return result.then(
    (value: unknown) => {
      finishAs(span, 'ok');
      return value;
    },
    (error: unknown) => {
      finishAs(span, 'internal_error');
      throw error;
    },
  ) as T;
}

function finishAs(span: Span, status: 'ok' | 'internal_error'): void {
  if (span.endTimestamp !== undefined) return;
  if (span.status === undefined) span.setStatus(status);
  span.finish();
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return (
    typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
  );
}
