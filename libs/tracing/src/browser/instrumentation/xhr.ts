/**
 * XMLHttpRequest -> spans and the header. Seam: three methods of the class's prototype are replaced, because browsers
 * offer no other.
 *
 *   web  ui.render  shop
 *   └─ http.client  GET /api/products  ──sentry-trace, baggage──▶  api  http.server  GET /api/products
 */
import { systemClock, type Span, type SpanStatus } from '../../core/index';
import {
  finishAnsweredRequest,
  finishFailedRequest,
  startTracedRequest,
  type RequestTracing,
} from '../outgoing-request';

type Methods = Pick<XMLHttpRequest, 'open' | 'send' | 'setRequestHeader'>;

/** What is known of one XHR between `open` and `loadend`. */
interface OpenedRequest {
  method: string;
  url: string;
  /** The host has set `sentry-trace` itself: a second value would be appended to it. */
  hasOwnHeader: boolean;
  finish?: (status?: SpanStatus) => void;
}

const tracedPrototypes = new WeakSet<object>();

/**
 * Traces every request made with `target`. Calling it for a class that is traced already changes nothing.
 *
 * @returns a function that puts the originals back
 */
export function instrumentXhr(
  tracing: RequestTracing,
  target: { prototype: Methods } | undefined = globalThis.XMLHttpRequest,
): () => void {
  if (target === undefined || tracedPrototypes.has(target.prototype)) return () => undefined;
  const { prototype } = target;
  const { open, send, setRequestHeader } = prototype;
  tracedPrototypes.add(prototype);
  Object.assign(prototype, tracedMethods(tracing, { open, send, setRequestHeader }));
  return () => {
    Object.assign(prototype, { open, send, setRequestHeader });
    tracedPrototypes.delete(prototype);
  };
}

function tracedMethods(tracing: RequestTracing, original: Methods) {
  const openedRequests = new WeakMap<XMLHttpRequest, OpenedRequest>();
  return {
    open(this: XMLHttpRequest, ...args: unknown[]): void {
      // Opening an XHR again ends its request in flight without any event.
      openedRequests.get(this)?.finish?.();
      Reflect.apply(original.open, this, args);
      openedRequests.set(this, { method: String(args[0]), url: String(args[1]), hasOwnHeader: false });
    },
    setRequestHeader(this: XMLHttpRequest, ...args: unknown[]): void {
      Reflect.apply(original.setRequestHeader, this, args);
      const opened = openedRequests.get(this);
      if (opened !== undefined && /^sentry-trace$/i.test(String(args[0]))) opened.hasOwnHeader = true;
    },
    send(this: XMLHttpRequest, ...args: unknown[]): void {
      const opened = openedRequests.get(this);
      if (opened !== undefined) trace(tracing, this, opened, original);
      try {
        Reflect.apply(original.send, this, args);
      } catch (error) {
        opened?.finish?.('internal_error');
        throw error;
      }
    },
  };
}

function trace(
  tracing: RequestTracing,
  request: XMLHttpRequest,
  opened: OpenedRequest,
  original: Methods,
): void {
  const traced = startTracedRequest(tracing, { ...opened, type: 'xhr' });
  if (traced === undefined) return;
  opened.finish = finishAtEnd(request, traced.span);
  if (opened.hasOwnHeader || request.readyState !== XMLHttpRequest.OPENED) return;
  for (const [name, value] of Object.entries(traced.headers)) {
    // Where the host has set baggage too, the platform joins the two values.
    original.setRequestHeader.call(request, name, value);
  }
}

/**
 * Finishes the span when the request ends. The time is taken when the response is complete: the host's own `load`
 * listeners, which may render a page, run before `loadend`.
 *
 * @returns a function that finishes the span at once
 */
function finishAtEnd(request: XMLHttpRequest, span: Span): (status?: SpanStatus) => void {
  const listeners = new AbortController();
  let completed: number | undefined;
  let failure: SpanStatus | undefined;
  const finish = (status = failure ?? (completed === undefined ? 'cancelled' : undefined)) => {
    listeners.abort();
    if (status === undefined && request.status > 0) finishAnsweredRequest(span, request.status, completed);
    else finishFailedRequest(span, status ?? 'internal_error', completed);
  };
  const listen = (event: keyof XMLHttpRequestEventMap, listener: () => void) =>
    request.addEventListener(event, listener, { signal: listeners.signal });
  listen('readystatechange', () => {
    if (request.readyState === XMLHttpRequest.DONE) completed ??= systemClock.nowInSeconds();
  });
  listen('abort', () => (failure = 'cancelled'));
  listen('timeout', () => (failure = 'deadline_exceeded'));
  listen('error', () => (failure = 'internal_error'));
  listen('loadend', () => finish());
  return finish;
}
