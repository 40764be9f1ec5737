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

/**
 * The dynamic sampling context in the `baggage` header, keys without their prefix. Numbers are numbers: whether one is
 * written as 0.5 or 0.500000 is each SDK's own affair, and @sentry/node 11 rewrites what it passes on.
 */
export function samplingContextOf(headers: TraceHeaders | undefined): Record<string, string | number> {
  const members = Object.entries(parseSentryBaggage(headers?.baggage));
  return Object.fromEntries(
    members.map(([name, value]) => [name, name.startsWith('sample_') ? Number(value) : value]),
  );
}
