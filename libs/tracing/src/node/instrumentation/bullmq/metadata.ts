import {
  parseSentryTrace,
  type IncomingHeaders,
  type Span,
  type SpanLink,
  type Tracer,
} from '../../../core/index';

/** Where the transaction of a job belongs: in the trace that came with the job, or in one of its own that links to it. */
export interface JobOrigin {
  headers: IncomingHeaders;
  link?: SpanLink | undefined;
}

/** Room for the longest headers that are written; more is somebody else's, or garbage. */
const LONGEST_METADATA = 16_384;

/**
 * What a job carries, beside its data: `{"sentry-trace": "…", "baggage": "…"}`, or, for one of very many,
 * `{"link": "…"}`, the `sentry-trace` header of a span whose trace it does not join.
 */
export function formatJobMetadata(tracer: Tracer, span: Span, isLinked: boolean): string {
  return JSON.stringify(isLinked ? { link: span.toSentryTrace() } : tracer.propagationHeaders(span));
}

/** Reads it, whatever is in the job: what is not ours says nothing, and the job begins a trace. Never throws. */
export function parseJobMetadata(metadata: unknown): JobOrigin {
  if (typeof metadata !== 'string' || metadata.length > LONGEST_METADATA) return { headers: {} };
  const { 'sentry-trace': sentryTrace, baggage, traceparent, link } = fieldsOf(metadata);
  return { headers: { sentryTrace, baggage, traceparent }, link: linkFrom(link) };
}

function linkFrom(header: unknown): SpanLink | undefined {
  const { traceId, parentSpanId: spanId, sampled } = parseSentryTrace(header) ?? {};
  return traceId === undefined || spanId === undefined ? undefined : { traceId, spanId, sampled };
}

function fieldsOf(json: string): Record<string, string | undefined> {
  try {
    // What the fields hold is looked at by those who read the headers.
    return (JSON.parse(json) ?? {}) as Record<string, string | undefined>;
  } catch {
    return {};
  }
}
