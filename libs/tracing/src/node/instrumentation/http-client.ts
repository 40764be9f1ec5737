/**
 * Node's `http` and `https` clients, and what is built on them (axios, got, superagent, follow-redirects).
 *
 * Seam: none that fires before the head of the request is written on Node 20, so `request` and `get` of both modules
 * are wrapped, also for ES modules that import them by name.
 *
 *   worker  queue.process  send-order-confirmation
 *   └─ http.client  POST http://mail.example/messages
 *
 * Wire: `sentry-trace` and `baggage` out, to tracing origins.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { errorMonitor } from 'node:events';
import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import type { Span, Tracer } from '../../core/index';
import { finishFailed, headersToAdd, noteResponse, startHttpSpan, type HttpClientOptions } from './http-span';
import { instrumentOnce } from './instrument-once';
import { mergedOptions, urlOf, withHeaders, type RequestArguments } from './http-request-arguments';

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

  function start(parent: Span, { send, args, protocol }: Call): ClientRequest {
    const options = mergedOptions(args);
    const url = urlOf(options, protocol);
    const span = startHttpSpan(parent, { method: (options.method ?? 'GET').toUpperCase(), url });
    const existing = (name: string): string | undefined => headerOf(options.headers, name);
    const added = headersToAdd(tracer, span, { url, tracingOrigins, existing });
    // A list of headers is written to the head at once; to a record of them, more can still be added.
    const isList = Array.isArray(options.headers);
    const request = failWith(span, () => send(isList ? withHeaders(args, added) : args));
    if (!isList && !request.headersSent) for (const [name, value] of added) request.setHeader(name, value);
    spans.set(request, span);
    finishWithRequest(span, request);
    return request;
  }

  function wrap(module: ClientModule, protocol: string): () => void {
    const original = { request: module.request, get: module.get };
    module.request = function tracedRequest(this: unknown, ...args) {
      const parent = tracer.activeSpan();
      const send = (sent: RequestArguments): ClientRequest => original.request.apply(this, sent);
      return parent ? start(parent, { send, args, protocol }) : send(args);
    };
    module.get = function tracedGet(this: unknown, ...args) {
      if (!tracer.activeSpan()) return original.get.apply(this, args);
      // As Node does it: `get` is `request`, ended at once. Its own `get` would end it before the header is added.
      const request = module.request.apply(this, args);
      request.end();
      return request;
    };
    return () => Object.assign(module, original);
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
    subscribe('http.client.response.finish', onResponse);
    syncBuiltinESMExports();
    return () => {
      for (const restoreModule of restore) restoreModule();
      unsubscribe('http.client.response.finish', onResponse);
      syncBuiltinESMExports();
    };
  });
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
  // Without an error and without an answer: the caller has destroyed the request. With an answer, its end decides.
  request.once('close', () => {
    if (span.status === undefined) span.setStatus('cancelled').finish();
  });
}

function headerOf(headers: unknown, name: string): string | undefined {
  const entries = Array.isArray(headers) ? pairsOf(headers) : Object.entries(headers ?? {});
  const value: unknown = entries.find(([key]) => String(key).toLowerCase() === name)?.[1];
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function pairsOf(headers: readonly unknown[]): (readonly [unknown, unknown])[] {
  if (Array.isArray(headers[0])) return headers as (readonly [unknown, unknown])[];
  return headers.flatMap((name, at) => (at % 2 === 0 ? [[name, headers[at + 1]] as const] : []));
}
