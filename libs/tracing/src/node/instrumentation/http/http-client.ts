/**
 * Node's `http` and `https` clients, and what is built on them (axios, superagent, request, got, follow-redirects).
 *
 * Seam: none that fires before the head of the request is written on Node 20, so `request` and `get` of both modules
 * are wrapped, also for ES modules that import them by name.
 *
 *   worker  queue.process  send-order-confirmation
 *   └─ http.client  POST http://mail.example/messages
 *
 * Wire: `sentry-trace` and `baggage` out, to tracing origins. A redirect that a library follows is a request, and a span,
 * of its own.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { errorMonitor } from 'node:events';
import http, { type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import type { Span, Tracer } from '../../../core/index';
import {
  headerOf,
  mergedOptions,
  originOf,
  plainAddressOf,
  urlOf,
  withHeaders,
  writesHeadAtOnce,
  type RequestArguments,
} from './request-arguments';
import {
  addressOf,
  finishFailed,
  headersToAdd,
  noteResponse,
  noteSent,
  spanOfRequest,
  type HttpClientOptions,
} from './http-span';
import { createTracingOriginMatcher } from './tracing-origin-matcher';
import { instrumentOnce } from '../instrument-once';
import { replaceMethod, type Method } from '../replace-method';

type RequestFunction = (this: unknown, ...args: RequestArguments) => ClientRequest;

interface ClientModule {
  request: RequestFunction;
  get: RequestFunction;
}

interface Call {
  send: (args: RequestArguments) => ClientRequest;
  args: RequestArguments;
  protocol: string;
}

/** Makes a span of every http request that is made while a span is active; returns a function that ends this. */
export function instrumentHttp(tracer: Tracer, { tracingOrigins }: HttpClientOptions): () => void {
  const spans = new WeakMap<ClientRequest, Span>();
  const claimed = new WeakSet<Span>();
  const isTracingOrigin = createTracingOriginMatcher(tracingOrigins);
  let isInstalled = false;

  function start(active: Span, call: Call): ClientRequest {
    const options = mergedOptions(call.args);
    // What is not recorded only passes the decision on.
    if (!active.sampled) return sendFrom(active, call, options);
    const address = plainAddressOf(options, call.protocol) ?? addressOf(urlOf(options, call.protocol));
    const request = { method: methodOf(options.method), address };
    const { span, isOurs } = spanOfRequest(active, request, claimed);
    if (!isOurs) return sendFrom(span, call, options);
    const sent = failWith(span, () => sendFrom(span, call, options));
    spans.set(sent, span);
    finishWithRequest(span, sent);
    return sent;
  }

  /** Sends the request with the headers that make its receiver a child of the span, if it is meant to know it. */
  function sendFrom(span: Span, { send, args, protocol }: Call, options: RequestOptions): ClientRequest {
    const added = headersToAdd(tracer, span, {
      origin: originOf(options, protocol),
      url: () => urlOf(options, protocol),
      isTracingOrigin,
      existing: (name) => (options.headers === undefined ? undefined : headerOf(options.headers, name)),
    });
    if (writesHeadAtOnce(options)) return send(withHeaders(args, added));
    const request = send(args);
    if (!request.headersSent) for (const [name, value] of added) request.setHeader(name, value);
    return request;
  }

  const requesting =
    (protocol: string) =>
    (original: Method): Method =>
      function request(this: unknown, ...args) {
        const active = isInstalled ? tracer.activeSpan() : undefined;
        const send = (sent: RequestArguments): ClientRequest => original.apply(this, sent) as ClientRequest;
        return active
          ? start(active, { send, args: args as RequestArguments, protocol })
          : original.apply(this, args);
      };

  /** As Node does it: `get` is `request`, ended at once. Its own `get` would end it before the header is added. */
  const getting =
    (module: ClientModule) =>
    (original: Method): Method =>
      function get(this: unknown, ...args) {
        if (!isInstalled || !tracer.activeSpan()) return original.apply(this, args);
        const request = module.request.apply(this, args as RequestArguments);
        request.end();
        return request;
      };

  function wrap(module: ClientModule, protocol: string): () => void {
    const restoreRequest = replaceMethod(module, 'request', requesting(protocol));
    const restoreGet = replaceMethod(module, 'get', getting(module));
    return () => {
      restoreRequest();
      restoreGet();
    };
  }

  function onSent(message: unknown): void {
    const span = spans.get((message as { request: ClientRequest }).request);
    if (span) noteSent(span);
  }

  // The channel tells of the answer without a listener on the request, which would keep Node from discarding the
  // body of an answer that nobody listens to.
  function onResponse(message: unknown): void {
    const { request, response } = message as { request: ClientRequest; response: IncomingMessage };
    const span = spans.get(request);
    if (!span) return;
    noteResponse(span, response.statusCode ?? 0);
    response.on('end', () => span.finish());
    response.on(errorMonitor, (error: unknown) => finishFailed(span, error));
  }

  const destroying = (destroy: Method): Method =>
    function destroyRequest(...args) {
      const span = spans.get(this as ClientRequest);
      if (span) noteDestroyed(span, this as ClientRequest, args[0]);
      return destroy.apply(this, args);
    };

  return instrumentOnce(http, 'http', () => {
    isInstalled = true;
    const restore = [
      wrap(http as ClientModule, 'http:'),
      wrap(https as ClientModule, 'https:'),
      replaceMethod(http.ClientRequest.prototype, 'destroy', destroying),
    ];
    subscribe('http.client.request.start', onSent);
    subscribe('http.client.response.finish', onResponse);
    syncBuiltinESMExports();
    return () => {
      // Somebody may have kept the functions that are taken away here.
      isInstalled = false;
      for (const restoreMethods of restore) restoreMethods();
      unsubscribe('http.client.request.start', onSent);
      unsubscribe('http.client.response.finish', onResponse);
      syncBuiltinESMExports();
    };
  });
}

function methodOf(method: unknown): string {
  return typeof method === 'string' ? method.toUpperCase() : 'GET';
}

function failWith<T>(span: Span, work: () => T): T {
  try {
    return work();
  } catch (error) {
    finishFailed(span, error);
    throw error;
  }
}

function finishWithRequest(span: Span, request: ClientRequest): void {
  request.on(errorMonitor, (error: unknown) => finishFailed(span, error));
  request.on('close', () => {
    // An upgrade or a tunnel is answered without the channel that tells of answers, and then belongs to the caller.
    if (span.status !== undefined) return;
    const statusCode = statusCodeOf(request);
    if (statusCode !== undefined) noteResponse(span, statusCode);
    else span.setStatus('cancelled');
    span.finish();
  });
}

/** Node tells a request that its caller gives up from one that its server resets by nothing else than `destroy`. */
function noteDestroyed(span: Span, request: ClientRequest, error: unknown): void {
  // A library that follows a redirect has no use for its body: nothing has been given up.
  if (error === undefined && isRedirected(request)) span.finish();
  else finishFailed(span, error);
}

function isRedirected(request: ClientRequest): boolean {
  const statusCode = statusCodeOf(request);
  return statusCode !== undefined && statusCode >= 300 && statusCode < 400;
}

/** The status of the answer, as soon as its head is there. */
function statusCodeOf(request: ClientRequest): number | undefined {
  return (request as { res?: IncomingMessage }).res?.statusCode;
}
