import {
  matchesTracingOrigins,
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
  isOwnRequest: (url: string) => boolean;
  /** Told about what keeps a request from succeeding because it is traced. */
  warn: (message: string) => void;
  /** Told about every request that is over, also about those that no span is active for. */
  noteRequest?: NoteRequest | undefined;
}

/** @param outcome the code of the answer, or why there is none */
export type NoteRequest = (request: RequestedCall & { url: URL }, outcome: number | SpanStatus) => void;

/** What the host asks for, as it says it. */
export interface RequestedCall {
  method: string;
  url: string | URL;
  type: 'fetch' | 'xhr';
}

/** A request that is traced. */
export interface TracedRequest {
  /** Absent where none was active. */
  span: Span | undefined;
  /** What the request carries to the next service, name by name: nothing outside tracing origins. */
  headers: readonly (readonly [name: string, value: string])[];
  /** Finishes the span with the code of the answer, or with the reason why there is none. */
  finish: (outcome: number | SpanStatus, endTimestamp?: number) => void;
}

/**
 * Starts the span of a request that is about to be sent, as a child of the active span. undefined, and the request goes
 * out untouched, when no span is active and nobody else is to be told, when the request is the transport's own, or when the platform will refuse it:
 * what `read` cannot read, and a URL that cannot be parsed, are the platform's to report to the host.
 */
export function startTracedRequest(
  { tracer, tracingOrigins, isOwnRequest, warn, noteRequest }: RequestTracing,
  read: () => RequestedCall,
): TracedRequest | undefined {
  const parent = tracer.activeSpan();
  const call = (parent ?? noteRequest) && readable(read);
  if (!call || isOwnRequest(call.url.href)) return undefined;
  const { method, url, type } = call;
  const span = parent?.startChild({
    op: 'http.client',
    description: `${method} ${describeUrl(url, location.origin)}`,
    data: { method, url: describeUrl(url, ''), type },
  });
  // Whoever is asked may answer too late: the span is kept all the same, since the receiver's transaction is below it.
  span?.finishProvisionally();
  const isTold = span && matchesTracingOrigins(url.href, tracingOrigins, location.origin);
  return {
    span,
    // After the span exists, so that the header names this span and not its parent.
    headers: isTold ? Object.entries(tracer.propagationHeaders(span)) : [],
    finish(outcome, endTimestamp) {
      noteRequest?.(call, outcome);
      if (typeof outcome === 'number') span?.setData('status_code', outcome).setHttpStatus(outcome);
      else span?.setStatus(outcome);
      // A page cannot tell a refused preflight from a network that is down: both are errors without a reason.
      if (outcome === 'internal_error' && isTold && url.origin !== location.origin)
        warn(`${url.origin} failed: does its CORS allow sentry-trace and baggage? See tracingOrigins`);
      span?.finish(endTimestamp);
    },
  };
}

function readable(read: () => RequestedCall): (RequestedCall & { url: URL }) | undefined {
  try {
    const call = read();
    return { ...call, method: String(call.method).toUpperCase(), url: new URL(call.url, document.baseURI) };
  } catch {
    return undefined;
  }
}
