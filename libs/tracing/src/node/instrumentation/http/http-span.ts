import {
  mergeBaggage,
  type Span,
  type SpanStatus,
  type Tracer,
  type TracingOrigin,
} from '../../../core/index';
import type { TracingOriginMatcher } from './tracing-origin-matcher';

export interface HttpClientOptions {
  /** Which requests carry the trace; the others get a span, and no header. */
  tracingOrigins: readonly TracingOrigin[];
}

/** An outgoing request, as much of it as tracing needs to know. */
export interface OutgoingRequest {
  method: string;
  /** Where it goes, without query, fragment and credentials; empty when that is no URL. */
  address: string;
}

/**
 * The span of an outgoing request, and whether it is the application's: `startSpan({ op: 'http' }, () => get(url))` is a
 * request already, and does not become two. It stays as the application made it, and the header names it. It stands for
 * one request: the next ones inside it (`claimed`) have spans of their own, below it.
 */
export function spanOfRequest(
  active: Span,
  request: OutgoingRequest,
  claimed: WeakSet<Span>,
): { span: Span; isOurs: boolean } {
  const isRequest = active.op === 'http' || active.op === 'http.client';
  if (!isRequest || active.endTimestamp !== undefined || claimed.has(active)) {
    return { span: startHttpSpan(active, request), isOurs: true };
  }
  claimed.add(active);
  return { span: active, isOurs: false };
}

/** The part of a URL that a span shows. */
export function addressOf(url: URL | undefined): string {
  return url ? url.origin + url.pathname : '';
}

/** Starts the span of an outgoing request; its description and data never hold the query string or credentials. */
function startHttpSpan(parent: Span, { method, address }: OutgoingRequest): Span {
  return parent.startChild({
    op: 'http.client',
    description: `${method} ${address}`,
    data: { url: address, method },
  });
}

/** The headers to add to the request so that its receiver continues the span's trace, if it is meant to know it. */
export function headersToAdd(
  tracer: Tracer,
  span: Span,
  request: {
    /** Where it goes, as far as that is known without its URL. */
    origin: string | undefined;
    url: () => URL | undefined;
    isTracingOrigin: TracingOriginMatcher;
    existing: (name: string) => string | undefined;
  },
): [name: string, value: string][] {
  const { origin, url, isTracingOrigin, existing } = request;
  if (!isTracingOrigin(origin, url) || existing('sentry-trace') !== undefined) return [];
  const headers = tracer.propagationHeaders(span);
  const added: [string, string][] = [['sentry-trace', headers['sentry-trace']]];
  if (headers.traceparent !== undefined && existing('traceparent') === undefined) {
    added.push(['traceparent', headers.traceparent]);
  }
  const baggage = mergeBaggage(existing('baggage'), headers.baggage);
  if (baggage !== undefined) added.push(['baggage', baggage]);
  return added;
}

/**
 * Notes that the request is on its way. Should its transaction finish before the answer, the span is kept all the
 * same, without a status: the receiver's transaction is its child, and would otherwise have no parent.
 */
export function noteSent(span: Span): void {
  if (span.status === undefined) span.finishProvisionally();
}

/** Notes the answer: the status stands, and so does the time, should nobody read the body. */
export function noteResponse(span: Span, statusCode: number): void {
  span.setHttpStatus(statusCode).setData('status_code', statusCode).finishProvisionally();
}

/** Finishes the span of a request that failed, or that the caller gave up; without an error, it was given up. */
export function finishFailed(span: Span, error?: unknown): void {
  if (span.endTimestamp === undefined) span.setStatus(statusOfFailure(error)).finish();
}

function statusOfFailure(error: unknown): SpanStatus {
  try {
    const { name, cause } = (error ?? { name: 'AbortError' }) as {
      name?: unknown;
      cause?: { name?: unknown };
    };
    if (name === 'TimeoutError' || cause?.name === 'TimeoutError') return 'deadline_exceeded';
    return name === 'AbortError' ? 'cancelled' : 'internal_error';
  } catch {
    // Whatever the caller destroys a request with, its getters included, must not fail the request.
    return 'internal_error';
  }
}
