/**
 * XMLHttpRequest -> spans and the header. Seam: three methods of the class's prototype are replaced, because browsers
 * offer no other.
 *
 *   web  ui.render  shop
 *   └─ http.client  GET /api/products  ──sentry-trace, baggage──▶  api  http.server  GET /api/products
 */
import type { SpanStatus } from '../../core/index';
import {
  startTracedRequest,
  type RequestedCall,
  type RequestTracing,
  type TracedRequest,
} from '../outgoing-request';
import { replaceMethod, type MethodCall } from './replace-method';

type Methods = Pick<XMLHttpRequest, 'open' | 'send' | 'setRequestHeader'>;

/** What is known of one XHR since it was opened. */
interface OpenedRequest extends RequestedCall {
  /** Whether the host has set `sentry-trace` itself: a second value would be appended to the first. */
  isLinked?: boolean;
  /** Where it has been sent, and has not ended. */
  traced?: TracedRequest | undefined;
  /** What has kept it from being answered. */
  failure?: SpanStatus | undefined;
  /** When its response was complete: the host's `load` listeners, which may render a page, run before `loadend`. */
  completed?: number;
}

/** The events that tell how a request goes on, with what has failed when one comes before `loadend`. */
const STATUS_OF_EVENT: Readonly<Record<string, SpanStatus | undefined>> = {
  readystatechange: undefined,
  abort: 'cancelled',
  timeout: 'deadline_exceeded',
  error: 'internal_error',
  loadend: undefined,
};

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
  const openedRequests = new WeakMap<EventTarget, OpenedRequest>();
  const replace = (
    name: keyof Methods,
    traced: (opened: OpenedRequest | undefined, call: MethodCall, request: XMLHttpRequest) => unknown,
  ) =>
    replaceMethod(prototype, name, (call) => {
      const request = call.self as XMLHttpRequest;
      return traced(openedRequests.get(request), call, request);
    });
  /** One listener for all: to add it once more to an XHR that is opened again changes nothing. */
  const follow = ({ type, target }: Event) => {
    const request = target as XMLHttpRequest;
    const opened = openedRequests.get(request);
    if (!opened?.traced) return;
    opened.failure ??= STATUS_OF_EVENT[type];
    if (request.readyState === 4) opened.completed ??= opened.traced.span?.transaction.now() ?? 0;
    if (type === 'loadend') finish(request, opened);
  };
  const restore = [
    replace('open', (opened, { args, proceed }, request) => {
      // Opening an XHR again ends its request in flight without any event.
      if (opened) finish(request, opened);
      const result = proceed();
      openedRequests.set(request, { method: String(args[0]), url: String(args[1]), type: 'xhr' });
      return result;
    }),
    replace('setRequestHeader', (opened, { args, proceed }) => {
      const result = proceed();
      if (opened) opened.isLinked ||= /^sentry-trace$/i.test(String(args[0]));
      return result;
    }),
    replace('send', (opened, { proceed }, request) => {
      const isReady = opened && !opened.traced && request.readyState === 1;
      const traced = isReady && startTracedRequest(tracing, () => opened);
      if (traced) {
        opened.traced = traced;
        for (const event in STATUS_OF_EVENT) request.addEventListener(event, follow);
        for (const header of opened.isLinked ? [] : traced.headers) setRequestHeader.call(request, ...header);
      }
      try {
        return proceed();
      } catch (error) {
        if (traced) finish(request, opened, 'internal_error');
        throw error;
      }
    }),
  ];
  return () => restore.forEach((stop) => stop());
}

/** Finishes the span of a request that is on its way, as far as it is known how it ends. */
function finish(
  { status }: XMLHttpRequest,
  opened: OpenedRequest,
  failure: SpanStatus | undefined = opened.failure,
): void {
  const { traced, completed } = opened;
  opened.traced = undefined;
  const isAnswered = !failure && completed !== undefined && status > 0;
  traced?.finish(isAnswered ? status : (failure ?? 'cancelled'), completed);
}
