import { isSpanId, isTraceId } from '../span/trace-context';

/**
 * The `sentry-trace` header, by example:
 *
 *   771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3-1   the originating service records this trace
 *   771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3-0   it does not, and nobody downstream may
 *   771a43a4192642f0b136d5159a501700-d8c9a8b7e6f5a4b3     deferred: the receiver decides
 *   771a43a4192642f0b136d5159a501700                      a trace to join, without a parent span
 */
export interface SentryTrace {
  traceId: string;
  /** The span of the sender that the receiver's transaction becomes a child of. */
  parentSpanId?: string | undefined;
  /** The decision made by the originating service; absent when it left the decision to the receiver. */
  sampled?: boolean | undefined;
}

const LONGEST_HEADER = 128;
const SENTRY_TRACE = /^([0-9a-f]{32})(?:-([0-9a-f]{16})(?:-([01])?)?)?$/;
/** What the Python SDK 0.11 to 0.16 sent; its `-00` is always there, so it says nothing about the decision. */
const LEGACY_PYTHON = /^00-([0-9a-f]{32})-([0-9a-f]{16})-00$/;

/**
 * Reads a `sentry-trace` header, whatever a framework or a queue hands over: anything malformed is `undefined`, which
 * means "start a new trace". Repeated headers, which Node joins with commas, count when they agree. Never throws.
 */
export function parseSentryTrace(value: unknown): SentryTrace | undefined {
  const text = firstString(value);
  // Room for a header that a proxy has repeated.
  if (!text || text.length > 4 * LONGEST_HEADER) return undefined;
  const [first = '', ...others] = text.split(',').map((part) => part.trim());
  if (first.length > LONGEST_HEADER || others.some((other) => other !== first)) return undefined;
  const [, traceId, parentSpanId, flag] = SENTRY_TRACE.exec(first) ?? LEGACY_PYTHON.exec(first) ?? [];
  if (!isTraceId(traceId)) return undefined;
  if (parentSpanId === undefined) return { traceId };
  if (!isSpanId(parentSpanId)) return undefined;
  return { traceId, parentSpanId, sampled: flag === undefined ? undefined : flag === '1' };
}

/** Writes a `sentry-trace` header; `sampled: undefined` writes the deferred form, no span that of a bare trace. */
export function formatSentryTrace(
  traceId: string,
  spanId: string | undefined,
  sampled: boolean | undefined,
): string {
  if (spanId === undefined) return traceId;
  if (sampled === undefined) return `${traceId}-${spanId}`;
  return `${traceId}-${spanId}-${sampled ? '1' : '0'}`;
}

function firstString(value: unknown): string | undefined {
  try {
    const candidate: unknown = Array.isArray(value) ? value[0] : value;
    return typeof candidate === 'string' ? candidate : undefined;
  } catch {
    // A getter or proxy of the host that throws is as good as no header.
    return undefined;
  }
}
