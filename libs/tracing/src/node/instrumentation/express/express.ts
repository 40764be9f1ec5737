/**
 * Express 4.16 and up, and 5 (and anything that takes `(request, response, next)` middleware).
 *
 * Seam: middleware. The route is known only when the response is finished, so the transaction gets its final name then.
 *
 *   api  http.server  GET /api/products/:id
 *   └─ …  all spans of the request's handlers
 *
 * Wire: `sentry-trace` and `baggage` in, and `traceparent` where the tracer reads it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Span, Tracer, Transaction, TransactionContext } from '../../../core/index';
import { listenWithin, type RunWithin } from '../listen-within';
import { isAnnounced } from '../page-load/announced-request';

/** On a request: its transaction. An outer router has traced it already, and an error handler reports to it. */
const TRANSACTION = Symbol.for('clew.traced');

interface Traced {
  [TRANSACTION]?: Transaction;
}

export interface TracingHandlerOptions {
  /**
   * Whose headers are believed: everybody's, unless `false` or a function says otherwise. Where strangers can send
   * requests, they can have each of them recorded, or none; a request that is not believed begins a trace.
   */
  trustIncoming?: boolean | ((request: Request) => boolean) | undefined;
}

/** Makes a transaction of every request: mount it before the routes, and after what should not be traced. */
export function tracingHandler(
  tracer: Tracer,
  { trustIncoming = true }: TracingHandlerOptions = {},
): RequestHandler {
  return function tracingMiddleware(request, response, next) {
    if (TRANSACTION in request) return next();
    const isBelieved = isAnnounced(request) || isTrusted(trustIncoming, request);
    const transaction = isBelieved
      ? continueTraceOf(tracer, request)
      : tracer.startTransaction(contextOf(request));
    (request as Traced)[TRANSACTION] = transaction;
    finishWithResponse(tracer, { transaction, request, response });
    const runWithin: RunWithin = (work) => tracer.runWith(transaction, work);
    listenersRunWithin(runWithin, request, response);
    runWithin(next);
  };
}

/** Node emits the events of both in the context of the connection, which knows nothing of the request's. */
export function listenersRunWithin(runWithin: RunWithin, request: Request, response: ServerResponse): void {
  // Other servers that take this kind of middleware have no such prototypes, and maybe no app.
  const app = (request.app ?? {}) as { request?: object; response?: object };
  listenWithin(request, runWithin, app.request);
  listenWithin(response, runWithin, app.response);
}

/** Starts the transaction of a request, in the trace that its headers name. */
export function continueTraceOf(tracer: Tracer, request: Request): Transaction {
  return tracer.continueTrace(
    {
      sentryTrace: header(request, 'sentry-trace'),
      baggage: header(request, 'baggage'),
      traceparent: header(request, 'traceparent'),
    },
    contextOf(request),
  );
}

function contextOf(request: Request): TransactionContext {
  return { name: `${request.method} ${pathOf(request)}`, source: 'url', op: 'http.server' };
}

function isTrusted(
  trustIncoming: NonNullable<TracingHandlerOptions['trustIncoming']>,
  request: Request,
): boolean {
  if (typeof trustIncoming !== 'function') return trustIncoming;
  try {
    return trustIncoming(request);
  } catch {
    return false;
  }
}

/**
 * Reports the error of a handler that has failed, with the trace that it happened in, and marks the request's
 * transaction: mount it after the routes. The error goes on unchanged. One with a status below 500 is the client's.
 */
export function errorHandler(tracer: Tracer): ErrorRequestHandler {
  return function errorMiddleware(error, request, _response, next) {
    if (isServerError(error)) reportFailure(tracer, transactionOf(request) ?? tracer.activeSpan(), error);
    next(error);
  };
}

function reportFailure(tracer: Tracer, span: Span | undefined, error: unknown): void {
  span?.transaction.setStatus('internal_error');
  tracer.captureException(error, { span, handled: false, mechanism: 'express' });
}

/** The transaction that `tracingHandler` has made of a request. */
export function transactionOf(request: object): Transaction | undefined {
  return (request as Traced)[TRANSACTION];
}

interface TracedRequest {
  transaction: Transaction;
  request: Request;
  response: ServerResponse;
}

function finishWithResponse(tracer: Tracer, { transaction, request, response }: TracedRequest): void {
  function finish(setOutcome: () => void): void {
    if (transaction.endTimestamp !== undefined) return;
    const route = routeOf(request);
    // A name that the application has given it stays.
    const isNamed = route === undefined || transaction.source !== 'url';
    if (!isNamed) transaction.setName(`${request.method} ${route}`, 'route');
    const marked = transaction.status;
    setOutcome();
    if (marked !== undefined) transaction.setStatus(marked);
    transaction.finish();
  }
  // What is not recorded has no use for its end.
  if (transaction.sampled) {
    response.once('finish', () => finish(() => transaction.setHttpStatus(response.statusCode)));
  }
  // Closed without having finished: the caller has left, or the handler failed in the middle of its answer.
  response.once('close', () => {
    if (response.writableFinished) return;
    finish(() => {
      transaction.setStatus('cancelled');
      if (isFailureOfOurs(response.errored)) reportFailure(tracer, transaction, response.errored);
      else cancelOpenRequests(transaction);
    });
  });
}

/** What the service itself still waits for when its caller leaves is given up as of now, whoever may answer it later. */
function cancelOpenRequests(transaction: Transaction): void {
  for (const span of transaction.children) {
    if (span.op === 'http.client' && span.status === undefined && span.endTimestamp === undefined) {
      span.setStatus('cancelled').finish();
    }
  }
}

/** A response that was destroyed with an error, unless that only says that the caller has left. */
function isFailureOfOurs(error: (Error & { code?: unknown }) | null | undefined): boolean {
  const code = error?.code;
  return Boolean(error) && !['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(code));
}

/** The pattern of the route that took the request, such as `/api/products/:id`; undefined when none did. */
export function routeOf(request: Pick<Request, 'baseUrl' | 'originalUrl' | 'route'>): string | undefined {
  const pattern = (request.route as { path?: unknown } | undefined)?.path;
  if (typeof pattern !== 'string') return undefined;
  const path = pattern === '/' ? '' : pattern;
  return (request.baseUrl || lostBaseUrl(request.originalUrl, path)) + path || '/';
}

/**
 * Express forgets where a router was mounted once an error has left it. As a pattern matches as many segments as it
 * has, the mount path is what the URL has before them.
 */
function lostBaseUrl(originalUrl: string, pattern: string): string {
  if (/[*{(]/.test(pattern)) return '';
  const segments = withoutQuery(originalUrl).split('/').filter(Boolean);
  const mounted = segments.slice(0, Math.max(0, segments.length - pattern.split('/').filter(Boolean).length));
  return mounted.map((segment) => `/${segment}`).join('');
}

/** Without the query, which may hold anything. */
export function pathOf(request: Request): string {
  return withoutQuery(request.originalUrl);
}

function withoutQuery(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

/** An error with a status below 500, such as that of a malformed body, is the client's. */
export function isServerError(error: unknown): boolean {
  try {
    const { status, statusCode, status_code, output } = (error ?? {}) as Record<string, unknown>;
    const boom = (output as { statusCode?: unknown } | undefined)?.statusCode;
    return !(Number(status ?? statusCode ?? status_code ?? boom ?? 500) < 500);
  } catch {
    // A getter of the error, or a value that is no number.
    return true;
  }
}
