import {
  matchesTracingOrigins,
  type PropagationHeaders,
  type Span,
  type SpanStatus,
  type Tracer,
  type TracingOrigin,
} from '../core/index';
import { describeUrl } from './describe-url';

/** What the instrumentations of fetch and XHR share. */
export interface RequestTracing {
  tracer: Tracer;
  /** The requests that carry the header; every request gets a span. */
  tracingOrigins: readonly TracingOrigin[];
  /** Requests that are never traced: the envelopes' own endpoint. */
  isOwnRequest: (url: URL) => boolean;
}

/** A request that is traced: its span, and what it carries to the next service (nothing outside tracing origins). */
export interface TracedRequest {
  span: Span;
  headers: Partial<PropagationHeaders>;
}

/**
 * Starts the span of a request that is about to be sent, as a child of the active span. undefined, and the request goes
 * out untouched, when no span is active, when the request is the transport's own or when its URL cannot be parsed.
 */
export function startTracedRequest(
  { tracer, tracingOrigins, isOwnRequest }: RequestTracing,
  request: { method: string; url: string | URL; type: 'fetch' | 'xhr' },
): TracedRequest | undefined {
  const parent = tracer.activeSpan();
  const url = resolveUrl(request.url);
  if (parent === undefined || url === undefined || isOwnRequest(url)) return undefined;
  const method = request.method.toUpperCase();
  const span = parent.startChild({
    op: 'http.client',
    description: `${method} ${describeUrl(url, location.origin)}`,
    data: { method, url: describeUrl(url, ''), type: request.type },
  });
  // After the span exists, so that the header names this span and not its parent.
  const headers = matchesTracingOrigins(url.href, tracingOrigins, location.origin)
    ? tracer.propagationHeaders(span)
    : {};
  return { span, headers };
}

/** Finishes the span of a request that was answered. */
export function finishAnsweredRequest(span: Span, statusCode: number, endTimestamp?: number): void {
  span.setData('status_code', statusCode);
  span.setHttpStatus(statusCode).finish(endTimestamp);
}

/** Finishes the span of a request that was not answered. */
export function finishFailedRequest(span: Span, status: SpanStatus, endTimestamp?: number): void {
  span.setStatus(status).finish(endTimestamp);
}

function resolveUrl(url: string | URL): URL | undefined {
  try {
    return new URL(url, document.baseURI);
  } catch {
    // The host's own call reports the malformed URL to the host.
    return undefined;
  }
}
