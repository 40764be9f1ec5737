import type { Span, SpanContext, Transaction } from '../../core/index';

/** What the text's `startSpan` takes; with `transaction`, the name of one, the span is a transaction. */
export interface SentrySpanContext extends SpanContext {
  transaction?: string | undefined;
  traceId?: string | undefined;
  parentSpanId?: string | undefined;
  sampled?: boolean | undefined;
}

/** A span of the core, with the methods that the text knows it by. */
export type SentrySpan = (Span | Transaction) & {
  /** Starts a span inside this one. */
  child(context?: SpanContext): SentrySpan;
  isSuccess(): boolean;
  /** The `sentry-trace` header. */
  toTraceparent(): string;
};

export function asSentrySpan(span: Span): SentrySpan {
  return Object.assign(span, {
    child: (context: SpanContext = {}) => asSentrySpan(span.startChild(context)),
    isSuccess: () => span.status === 'ok',
    toTraceparent: () => span.toSentryTrace(),
  });
}
