import {
  matchesTracingOrigins,
  mergeBaggage,
  type Span,
  type Tracer,
  type TracingOrigin,
} from '../../core/index';

export interface HttpClientOptions {
  /** Which requests carry the trace; the others get a span, and no header. */
  tracingOrigins: readonly TracingOrigin[];
}

/** An outgoing request, as much of it as tracing needs to know. */
export interface OutgoingRequest {
  method: string;
  /** Undefined when the request addresses something that is not a URL. */
  url: URL | undefined;
}

/** Starts the span of an outgoing request; its description and data never hold the query string or credentials. */
export function startHttpSpan(parent: Span, { method, url }: OutgoingRequest): Span {
  const address = url ? url.origin + url.pathname : '';
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
    url: URL | undefined;
    tracingOrigins: readonly TracingOrigin[];
    existing: (name: string) => string | undefined;
  },
): [name: string, value: string][] {
  const { url, tracingOrigins, existing } = request;
  if (!url || existing('sentry-trace') !== undefined || !matchesTracingOrigins(url.href, tracingOrigins)) {
    return [];
  }
  const headers = tracer.propagationHeaders(span);
  const baggage = mergeBaggage(existing('baggage'), headers.baggage);
  return [
    ['sentry-trace', headers['sentry-trace']],
    ...(baggage === undefined ? [] : [['baggage', baggage] as [string, string]]),
  ];
}

/** Notes the answer: the status stands, and so does the time, should nobody read the body. */
export function noteResponse(span: Span, statusCode: number): void {
  span.setHttpStatus(statusCode).setData('status_code', statusCode).finishProvisionally();
}

/** Finishes the span of a request that failed, or that the caller gave up. */
export function finishFailed(span: Span, error: unknown): void {
  const { name } = (error ?? {}) as { name?: unknown };
  if (name === 'AbortError') span.setStatus('cancelled');
  else if (name === 'TimeoutError') span.setStatus('deadline_exceeded');
  else span.setStatus('internal_error');
  span.finish();
}
