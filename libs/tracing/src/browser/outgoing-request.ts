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
  /** Told about what keeps a request from succeeding because it is traced. */
  warn: (message: string) => void;
}

/** A request that is traced. Its span finishes with the first call of `answered` or `failed`. */
export interface TracedRequest {
  span: Span;
  /** What the request carries to the next service: nothing outside tracing origins. */
  headers: Readonly<Partial<PropagationHeaders>>;
  answered: (statusCode: number, endTimestamp?: number) => void;
  failed: (status: SpanStatus, endTimestamp?: number) => void;
}

/**
 * Starts the span of a request that is about to be sent, as a child of the active span. undefined, and the request goes
 * out untouched, when no span is active, when the request is the transport's own or when its URL cannot be parsed.
 */
export function startTracedRequest(
  { tracer, tracingOrigins, isOwnRequest, warn }: RequestTracing,
  request: { method: string; url: string | URL; type: 'fetch' | 'xhr' },
): TracedRequest | undefined {
  const parent = tracer.activeSpan();
  const url = parent && resolveUrl(request.url);
  if (!url || isOwnRequest(url)) return undefined;
  const method = request.method.toUpperCase();
  const span = parent.startChild({
    op: 'http.client',
    description: `${method} ${describeUrl(url, location.origin)}`,
    data: { method, url: describeUrl(url, ''), type: request.type },
  });
  // Whoever is asked may answer too late: the span is kept all the same, since the receiver's transaction is below it.
  span.finishProvisionally();
  const isTold = matchesTracingOrigins(url.href, tracingOrigins, location.origin);
  return {
    span,
    // After the span exists, so that the header names this span and not its parent.
    headers: isTold ? tracer.propagationHeaders(span) : {},
    answered(statusCode, endTimestamp) {
      span.setData('status_code', statusCode);
      span.setHttpStatus(statusCode).finish(endTimestamp);
    },
    failed(status, endTimestamp) {
      if (status === 'internal_error' && isTold && url.origin !== location.origin)
        warn(preflight(url.origin));
      span.setStatus(status).finish(endTimestamp);
    },
  };
}

/** A page cannot tell a refused preflight from a network that is down: both are errors without a reason. */
function preflight(origin: string): string {
  return (
    `a request to ${origin} failed: unless the network did, its CORS must allow the headers ` +
    `"sentry-trace, baggage", or tracingOrigins leave it out`
  );
}

function resolveUrl(url: string | URL): URL | undefined {
  try {
    return new URL(url, document.baseURI);
  } catch {
    // The host's own call reports the malformed URL to the host.
    return undefined;
  }
}
