import {
  thoroughFilter,
  traceContextJson,
  type Span,
  type SpanContext,
  type SpanJson,
  type TraceContextJson,
} from '../core/index';

/** What the text's `startSpan` takes; with `transaction`, the name of one, the span is a transaction. */
export interface SentrySpanContext extends SpanContext {
  transaction?: string | undefined;
  traceId?: string | undefined;
  parentSpanId?: string | undefined;
  sampled?: boolean | undefined;
}

/** The methods that the text, and the SDK of its time, know a span by, besides those that the core gives it. */
export interface SentrySpanMethods {
  /** Starts a span inside this one. */
  child(context?: SpanContext): SentrySpan;
  isSuccess(): boolean;
  /** The `sentry-trace` header. */
  toTraceparent(): string;
  getTraceContext(): TraceContextJson;
  /** The span as it is sent. */
  toJSON(): Partial<SpanJson>;
}

/** A span of the core, by its names in the text. */
export type SentrySpan = Span & SentrySpanMethods;

/**
 * The same span, which the core goes on knowing; `onChild` is told of those that its `child` starts. A span that has the
 * methods keeps them: whoever asks for it once more knows less of it than whoever has started it.
 */
export function asSentrySpan(span: Span, onChild: (child: Span) => void = () => undefined): SentrySpan {
  if ('toTraceparent' in span) return span as SentrySpan;
  const methods: SentrySpanMethods = {
    child(context = {}) {
      const child = span.startChild(context);
      onChild(child);
      return asSentrySpan(child, onChild);
    },
    isSuccess: () => span.status === 'ok',
    toTraceparent: () => span.toSentryTrace(),
    getTraceContext: () => traceContextJson(span, thoroughFilter),
    toJSON: () => ({
      ...traceContextJson(span, thoroughFilter),
      start_timestamp: span.startTimestamp,
      ...(span.endTimestamp !== undefined && { timestamp: span.endTimestamp }),
      tags: span.tags,
    }),
  };
  return Object.assign(span, methods);
}
