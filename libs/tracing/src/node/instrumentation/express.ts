/**
 * Express 4 and 5 (and anything that takes `(request, response, next)` middleware).
 *
 * Seam: middleware. The route is known only when the response is finished, so the transaction gets its final name then.
 *
 *   api  http.server  GET /api/products/:id
 *   └─ …  all spans of the request's handlers
 *
 * Wire: `sentry-trace` and `baggage` in.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import type { Tracer, Transaction } from '../../core/index';

/** Makes a transaction of every request: mount it before the routes, and after what should not be traced. */
export function tracingHandler(tracer: Tracer): RequestHandler {
  return function tracingMiddleware(request, response, next) {
    if (!markTraced(request)) return next();
    const transaction = tracer.continueTrace(
      { sentryTrace: header(request, 'sentry-trace'), baggage: header(request, 'baggage') },
      { name: `${request.method} ${pathOf(request)}`, source: 'url', op: 'http.server' },
    );
    emitWithin(tracer, transaction, request);
    emitWithin(tracer, transaction, response);
    finishWithResponse(transaction, request, response);
    tracer.runWith(transaction, next);
  };
}

/** Marks the transaction of a request whose handler failed: mount it after the routes. The error goes on unchanged. */
export function errorHandler(tracer: Tracer): ErrorRequestHandler {
  return function errorMiddleware(error, _request, _response, next) {
    if (isServerError(error)) tracer.activeSpan()?.transaction?.setStatus('internal_error');
    next(error);
  };
}

function finishWithResponse(transaction: Transaction, request: Request, response: ServerResponse): void {
  function finish(setOutcome: () => void): void {
    if (transaction.endTimestamp !== undefined) return;
    const route = routeOf(request);
    if (route !== undefined) transaction.setName(`${request.method} ${route}`, 'route');
    const marked = transaction.status;
    setOutcome();
    if (marked !== undefined) transaction.setStatus(marked);
    transaction.finish();
  }
  response.once('finish', () => finish(() => transaction.setHttpStatus(response.statusCode)));
  // Closed without having finished: the caller has left, or the handler failed in the middle of its answer.
  response.once('close', () => finish(() => transaction.setStatus('cancelled')));
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

/** False when an outer router has traced the request already. */
function markTraced(request: object): boolean {
  const mark = Symbol.for('clew.traced');
  if (mark in request) return false;
  Object.defineProperty(request, mark, { value: true });
  return true;
}

function pathOf(request: Request): string {
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
function isServerError(error: unknown): boolean {
  const { status, statusCode } = (error ?? {}) as { status?: unknown; statusCode?: unknown };
  const code = Number(status ?? statusCode ?? 500);
  return !(code < 500);
}

/**
 * Node emits a request's events in the context of its connection, which knows nothing of the request's transaction:
 * each listener would lose it.
 */
function emitWithin(
  tracer: Tracer,
  transaction: Transaction,
  emitter: IncomingMessage | ServerResponse,
): void {
  const emit = emitter.emit.bind(emitter) as (...args: unknown[]) => boolean;
  emitter.emit = (...args: unknown[]) => tracer.runWith(transaction, () => emit(...args));
}
