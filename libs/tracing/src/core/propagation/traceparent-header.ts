import type { Span } from '../span/span';
import type { SentryTrace } from './sentry-trace-header';
import { isSpanId, isTraceId } from '../span/trace-context';

/**
 * W3C's `traceparent` header, by example:
 *
 *   00-771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3-01   recorded
 *   00-771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3-00   not recorded
 *
 * It is used on request only, beside `sentry-trace`, and read where that is missing: for a system in which OpenTelemetry
 * takes part.
 */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
const LONGEST_HEADER = 512;

/** Reads the header; anything malformed is `undefined`. Never throws. */
export function parseTraceparent(value: unknown): SentryTrace | undefined {
  if (typeof value !== 'string' || value.length > LONGEST_HEADER) return undefined;
  const [, version, traceId, parentSpanId, flags, more] = TRACEPARENT.exec(value.trim()) ?? [];
  if (!isTraceId(traceId) || !isSpanId(parentSpanId)) return undefined;
  // Only later versions may have more fields.
  if (version === '00' && more !== undefined) return undefined;
  return { traceId, parentSpanId, sampled: (parseInt(flags ?? '', 16) & 1) === 1 };
}

/** Writes the header; "not decided" becomes "not recorded", for want of a word. */
export function formatTraceparent(traceId: string, spanId: string, sampled: boolean | undefined): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** The header as a part that a runtime adds to its tracer, or not. */
export interface TraceparentHeader {
  parse(value: unknown): SentryTrace | undefined;
  headerOf(span: Span): string;
}

export const traceparentHeader: TraceparentHeader = {
  parse: parseTraceparent,
  headerOf: ({ traceId, spanId, spanIdForReceivers = spanId, transaction }) =>
    formatTraceparent(traceId, spanIdForReceivers, transaction.decision.propagated),
};
