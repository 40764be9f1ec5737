/**
 * XMLHttpRequest -> spans and the header. Seam: three methods of the class's prototype are replaced, because browsers
 * offer no other.
 *
 *   web  ui.render  shop
 *   └─ http.client  GET /api/products  ──sentry-trace, baggage──▶  api  http.server  GET /api/products
 */
import type { SpanStatus } from '../../core/index';
import { startTracedRequest, type RequestTracing, type TracedRequest } from '../outgoing-request';
import { replaceMethod, type MethodCall } from './replace-method';

type Methods = Pick<XMLHttpRequest, 'open' | 'send' | 'setRequestHeader'>;

/** What is known of one XHR between `open` and `loadend`. */
interface OpenedRequest {
  method: string;
  url: string;
  /** The names of the headers that the host has set: a second value would be appended to the first. */
  ownHeaders: Set<string>;
  /** Finishes the span of a request that has been sent. */
  finish?: (status?: SpanStatus) => void;
}

/**
 * Traces every request made with `target`. Calling it for a class that is traced already changes nothing.
 *
 * @returns a function that puts the originals back
 */
export function instrumentXhr(
  tracing: RequestTracing,
  target: { prototype: Methods } | undefined = globalThis.XMLHttpRequest,
): () => void {
  if (!target) return () => undefined;
  const { prototype } = target;
  const { setRequestHeader } = prototype;
  const openedRequests = new WeakMap<XMLHttpRequest, OpenedRequest>();
  const replace = (
    name: keyof Methods,
    traced: (opened: OpenedRequest | undefined, call: MethodCall, request: XMLHttpRequest) => unknown,
  ) =>
    replaceMethod(prototype, name, (call) => {
      const request = call.self as XMLHttpRequest;
      return traced(openedRequests.get(request), call, request);
    });
  const restore = [
    replace('open', (opened, { args, proceed }, request) => {
      // Opening an XHR again ends its request in flight without any event.
      opened?.finish?.();
      const result = proceed();
      const [method, url] = args;
      openedRequests.set(request, { method: String(method), url: String(url), ownHeaders: new Set() });
      return result;
    }),
    replace('setRequestHeader', (opened, { args, proceed }) => {
      const result = proceed();
      opened?.ownHeaders.add(String(args[0]).toLowerCase());
      return result;
    }),
    replace('send', (opened, { proceed }, request) => {
      const isReady = opened && !opened.finish && request.readyState === 1;
      const traced = isReady && startTracedRequest(tracing, { ...opened, type: 'xhr' });
      if (traced) {
        opened.finish = finishAtEnd(request, traced);
        addHeaders(traced, opened, (name, value) => setRequestHeader.call(request, name, value));
      }
      try {
        return proceed();
      } catch (error) {
        if (traced) opened.finish?.('internal_error');
        throw error;
      }
    }),
  ];
  return () => restore.forEach((stop) => stop());
}

function addHeaders(
  { headers }: TracedRequest,
  { ownHeaders }: OpenedRequest,
  set: (name: string, value: string) => void,
): void {
  if (ownHeaders.has('sentry-trace')) return;
  for (const [name, value] of Object.entries(headers)) {
    // Where the host has set baggage too, the platform joins the two values.
    if (name === 'baggage' || !ownHeaders.has(name)) set(name, value);
  }
}

/** What has failed when one of these events comes before `loadend`. */
const STATUS_OF_EVENT: Readonly<Record<string, SpanStatus>> = {
  abort: 'cancelled',
  timeout: 'deadline_exceeded',
  error: 'internal_error',
};

/**
 * Finishes the span when the request ends. The time is taken when the response is complete: the host's own `load`
 * listeners, which may render a page, run before `loadend`.
 *
 * @returns a function that finishes the span at once
 */
function finishAtEnd(request: XMLHttpRequest, traced: TracedRequest): (status?: SpanStatus) => void {
  const listening = new AbortController();
  let completed: number | undefined;
  let failure: SpanStatus | undefined;
  const finish = (status = failure ?? (completed === undefined ? 'cancelled' : undefined)) => {
    listening.abort();
    if (status === undefined && request.status > 0) traced.answered(request.status, completed);
    else traced.failed(status ?? 'internal_error', completed);
  };
  const follow = ({ type }: Event) => {
    failure ??= STATUS_OF_EVENT[type];
    if (request.readyState === 4) completed ??= traced.span.transaction.now();
    if (type === 'loadend') finish();
  };
  for (const event of ['readystatechange', 'loadend', ...Object.keys(STATUS_OF_EVENT)]) {
    request.addEventListener(event, follow, { signal: listening.signal });
  }
  return finish;
}
