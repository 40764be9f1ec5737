import type { Span } from './span';
import { tellOutcome, type Failure } from './tell-outcome';

/** Runs `work`, and finishes the span as it ends; see `tellOutcome`. */
export function finishWith<T>(span: Span, work: () => T): T {
  return tellOutcome(work, finishAfter, span);
}

const failedIn = new WeakMap<object, Span>();

/** The span that an error left first, whichever is active by now: an error may reach its handler long after. */
export function spanThatFailedWith(error: unknown): Span | undefined {
  return failedIn.get(error as object);
}

function finishAfter(span: Span, failure?: Failure): void {
  const error = failure?.error as object;
  if (Object(error) === error && !failedIn.has(error)) failedIn.set(error, span);
  if (span.endTimestamp !== undefined) return;
  span.status ??= failure ? 'internal_error' : 'ok';
  span.finish();
}
