import { parseSentryBaggage, parseSentryTrace, type SentryTrace } from '@clew/tracing/core';

/** The headers that carry a trace, as a service received them. */
export interface TraceHeaders {
  'sentry-trace': string | null;
  baggage: string | null;
  traceparent: string | null;
}

/** What the `sentry-trace` header says. */
export function sentryTraceOf(headers: TraceHeaders | undefined): SentryTrace {
  const trace = parseSentryTrace(headers?.['sentry-trace']);
  if (trace === undefined) throw new Error(`no trace came with ${JSON.stringify(headers)}`);
  return trace;
}

/** The dynamic sampling context in the `baggage` header, keys without their prefix. */
export function samplingContextOf(headers: TraceHeaders | undefined): Record<string, string> {
  return Object.fromEntries(parseSentryBaggage(headers?.baggage));
}
