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
import { replaceMethod } from '../replace-method';

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

  function wrap(module: ClientModule, protocol: string): () => void {
    const original = { request: module.request, get: module.get };
    module.request = function request(this: unknown, ...args) {
      const active = tracer.activeSpan();
      const send = (sent: RequestArguments): ClientRequest => original.request.apply(this, sent);
      return active ? start(active, { send, args, protocol }) : send(args);
    };
    module.get = function get(this: unknown, ...args) {
      if (!tracer.activeSpan()) return original.get.apply(this, args);
      // As Node does it: `get` is `request`, ended at once. Its own `get` would end it before the header is added.
      const request = module.request.apply(this, args);
      request.end();
      return request;
    };
    return () => Object.assign(module, original);
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
    response.once('end', () => span.finish());
    response.once(errorMonitor, (error: unknown) => finishFailed(span, error));
  }

  return instrumentOnce(http, 'http', () => {
    const restore = [wrap(http as ClientModule, 'http:'), wrap(https as ClientModule, 'https:')];
    subscribe('http.client.request.start', onSent);
    subscribe('http.client.response.finish', onResponse);
    syncBuiltinESMExports();
    return () => {
      for (const restoreModule of restore) restoreModule();
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
  request.once(errorMonitor, (error: unknown) => finishFailed(span, error));
  request.once('close', () => {
    // An upgrade or a tunnel is answered without the channel that tells of answers, and then belongs to the caller.
    if (span.status !== undefined) return;
    const statusCode = statusCodeOf(request);
    if (statusCode !== undefined) noteResponse(span, statusCode);
    else span.setStatus('cancelled');
    span.finish();
  });
  // Node tells a request that its caller gives up from one that its server resets by nothing else than this call.
  replaceMethod(
    request,
    'destroy',
    (destroy) =>
      function destroyRequest(...args) {
        // A library that follows a redirect has no use for its body: nothing has been given up.
        if (args[0] === undefined && isRedirected(request)) span.finish();
        else finishFailed(span, args[0]);
        return destroy.apply(this, args);
      },
  );
}

function isRedirected(request: ClientRequest): boolean {
  const statusCode = statusCodeOf(request);
  return statusCode !== undefined && statusCode >= 300 && statusCode < 400;
}

/** The status of the answer, as soon as its head is there. */
function statusCodeOf(request: ClientRequest): number | undefined {
  return (request as { res?: IncomingMessage }).res?.statusCode;
}
