/**
 * Node's `fetch` and the undici package (5.12 and up, and the one inside Node 18.19 and up).
 *
 * Seam: undici's diagnostics channels. Unlike a wrapped `fetch`, they can add a header to the request itself, so that
 * neither a `Request` object nor an options object of the caller is touched or copied.
 *
 *   api  http.server  GET /api/products
 *   └─ http.client  GET http://db-service:3001/products
 *      └─ db-service  http.server  GET /products
 *
 * Wire: `sentry-trace` and `baggage` out, to tracing origins. A redirect is a request, and a span, of its own.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Span, Tracer } from '../../../core/index';
import {
  addressOf,
  finishFailed,
  headersToAdd,
  noteResponse,
  noteSent,
  spanOfRequest,
  type HttpClientOptions,
} from './http-span';
import { instrumentOnce } from '../instrument-once';
import { createTracingOriginMatcher } from './tracing-origin-matcher';

/** The parts of undici's internal request that its channels document. */
interface UndiciRequest {
  origin: string | URL;
  path: string;
  method: string;
  headers: string | string[];
  addHeader(name: string, value: string): unknown;
}

/** Makes a span of every fetch that is made while a span is active; returns a function that ends this. */
export function instrumentFetch(tracer: Tracer, { tracingOrigins }: HttpClientOptions): () => void {
  const spans = new WeakMap<UndiciRequest, Span>();
  const claimed = new WeakSet<Span>();
  const isTracingOrigin = createTracingOriginMatcher(tracingOrigins);

  function onCreate(message: unknown): void {
    const { request } = message as { request: UndiciRequest };
    const active = tracer.activeSpan();
    // A CONNECT is undici's own, to a proxy, which has no business knowing the trace.
    if (!active || request.method === 'CONNECT') return;
    const span = active.sampled ? startSpan(active, request) : active;
    // Headers can only be added: the receiver joins our baggage with what the caller has set itself.
    const existing = (name: string): string | undefined =>
      name === 'baggage' ? undefined : headerOf(request, name);
    const about = { origin: originOf(request), url: () => urlOf(request), isTracingOrigin, existing };
    for (const [name, value] of headersToAdd(tracer, span, about)) request.addHeader(name, value);
  }

  function startSpan(active: Span, request: UndiciRequest): Span {
    const about = { method: request.method, address: addressOf(urlOf(request)) };
    const { span, isOurs } = spanOfRequest(active, about, claimed);
    if (isOurs) spans.set(request, span);
    return span;
  }

  function onSent(message: unknown): void {
    const span = spans.get((message as { request: UndiciRequest }).request);
    if (span) noteSent(span);
  }

  function onHeaders(message: unknown): void {
    const { request, response } = message as { request: UndiciRequest; response: { statusCode: number } };
    const span = spans.get(request);
    if (span) noteResponse(span, response.statusCode);
  }

  function onTrailers(message: unknown): void {
    spans.get((message as { request: UndiciRequest }).request)?.finish();
  }

  function onError(message: unknown): void {
    const { request, error } = message as { request: UndiciRequest; error: unknown };
    const span = spans.get(request);
    if (span) finishFailed(span, error);
  }

  const listeners: [string, (message: unknown) => void][] = [
    ['undici:request:create', onCreate],
    ['undici:client:sendHeaders', onSent],
    ['undici:request:headers', onHeaders],
    ['undici:request:trailers', onTrailers],
    ['undici:request:error', onError],
  ];
  return instrumentOnce(globalThis, 'fetch', () => {
    for (const [channel, listener] of listeners) subscribe(channel, listener);
    return () => {
      for (const [channel, listener] of listeners) unsubscribe(channel, listener);
    };
  });
}

/** Undefined where the path is the whole address. */
function originOf({ origin, path }: UndiciRequest): string | undefined {
  return path.startsWith('/') ? String(origin) : undefined;
}

/**
 * Joined as text: resolved against the origin, the path `//other.example/` would be another host's address. Undefined
 * for what is no URL, since an error thrown to a channel ends the process.
 */
function urlOf({ origin, path }: UndiciRequest): URL | undefined {
  const text = path.startsWith('/') ? new URL(origin).origin + path : path;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** undici 6 and up keeps headers as a list of names and values, undici 5 as the text of the head. */
function headerOf({ headers }: UndiciRequest, name: string): string | undefined {
  if (typeof headers === 'string') {
    const line = headers.split('\r\n').find((entry) => entry.toLowerCase().startsWith(`${name}:`));
    return line?.slice(name.length + 1).trim();
  }
  const index = headers.findIndex((entry, at) => at % 2 === 0 && entry.toLowerCase() === name);
  return index === -1 ? undefined : headers[index + 1];
}
