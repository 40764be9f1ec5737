import type { Span, Tracer } from '../core/index';
import type { SentrySpanContext } from './sentry-span';

/** Where a new span belongs, as far as anything is open. */
export interface Surroundings {
  /** What a new span is a child of. */
  open: Span | undefined;
  /** What a new transaction is a child of. */
  outer: Span | undefined;
}

/**
 * With `transaction`: one of the trace of the span around it, whose child it is, or of a new trace. Otherwise: a child of
 * what is open; where nothing is, a span that can be used like any other and records nothing.
 */
export function startSentrySpan(
  tracer: Tracer,
  { transaction: name, ...context }: SentrySpanContext,
  { open, outer }: Surroundings,
): Span {
  if (name === undefined) {
    return (
      open?.startChild(context) ??
      tracer.runWith(undefined, () => tracer.startSpan(context, (inert) => inert))
    );
  }
  return tracer.startTransaction({ ...context, name }, outer);
}
