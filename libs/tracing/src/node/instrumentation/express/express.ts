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
import { isAnnounced } from '../announced-request';
import { routeOf } from './route';
import { keepTransactionOf, transactionOf } from './transaction-of-request';

export interface TracingHandlerOptions {
  /**
   * Whose headers are believed: everybody's, unless `false` or a function says otherwise. Where strangers can send
   * requests, they can have each of them recorded, or none; a request that is not believed begins a trace.
   */
  trustIncoming?: boolean | ((request: Request) => boolean) | undefined;
  /**
   * Whether the transaction shows the request, as the text's example does: `data.request` with its URL, headers and parsed
   * body, without what is known to be a credential. By default not, since a body may hold anything.
   */
  recordRequest?: boolean | undefined;
}

/** Makes a transaction of every request: mount it before the routes, and after what should not be traced. */
export function tracingHandler(
  tracer: Tracer,
  { trustIncoming = true, recordRequest = false }: TracingHandlerOptions = {},
): RequestHandler {
  return function tracingMiddleware(request, response, next) {
    // An outer router has traced it already.
    if (transactionOf(request)) return next();
    const isBelieved = isAnnounced(request) || isTrusted(trustIncoming, request);
    const transaction = isBelieved
      ? continueTraceOf(tracer, request)
      : tracer.startTransaction(contextOf(request));
    keepTransactionOf(request, transaction);
    if (recordRequest) showWithResponse({ transaction, request, response });
    finishWithResponse(tracer, { transaction, request, response });
    const runWithin = runningWithin(tracer, transaction);
    listenersRunWithin(runWithin, request, response);
    runWithin(next);
  };
}

/**
 * Apart from every function that is told about requests: what it returns is kept beside the request, and functions that
 * are made in one place hold on to what any of them uses. If it held on to its request, that would outlive the quick
 * collections of garbage, with all that it leads to.
 */
function runningWithin(tracer: Tracer, transaction: Transaction): RunWithin {
  return (work) => tracer.runWith(transaction, work);
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
    // A promise, which an asynchronous function answers with, is no yes.
    return (trustIncoming(request) as unknown) === true;
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

interface TracedRequest {
  transaction: Transaction;
  request: Request;
  response: ServerResponse;
}

function finishWithResponse(tracer: Tracer, { transaction, request, response }: TracedRequest): void {
  // A response closes as soon as it has finished, and also when it never will.
  response.on('close', () => {
    const hasFinished = response.writableFinished;
    // What is not recorded has no use for its end.
    if (transaction.endTimestamp !== undefined || (hasFinished && !transaction.sampled)) return;
    nameByRoute(transaction, request);
    const marked = transaction.status;
    if (hasFinished) transaction.setHttpStatus(response.statusCode);
    else noteUnfinished(tracer, transaction, response);
    if (marked !== undefined) transaction.setStatus(marked);
    transaction.finish();
  });
}

/** When all is over, since the body is parsed by what comes after us. */
function showWithResponse({ transaction, request, response }: TracedRequest): void {
  response.on('close', () => {
    const { headers } = request;
    const body = (request as { body?: unknown }).body;
    const url = (request.originalUrl as string | undefined) ?? request.url;
    transaction.setData('request', { url, headers, ...(body !== undefined && { body }) });
  });
}

/** A name that the application has given it stays. */
function nameByRoute(transaction: Transaction, request: Request): void {
  if (transaction.source !== 'url') return;
  const route = routeOf(request);
  if (route !== undefined) transaction.setName(`${request.method} ${route}`, 'route');
}

/** The caller has left, or the handler failed in the middle of its answer. */
function noteUnfinished(tracer: Tracer, transaction: Transaction, response: ServerResponse): void {
  transaction.setStatus('cancelled');
  if (isFailureOfOurs(response.errored)) reportFailure(tracer, transaction, response.errored);
  else cancelOpenRequests(transaction);
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

/** Without the query, which may hold anything. */
export function pathOf(request: Request): string {
  // Other servers that take this kind of middleware may have no `originalUrl`.
  const url = (request.originalUrl as string | undefined) ?? request.url ?? '';
  const end = url.indexOf('?');
  return end === -1 ? url : url.slice(0, end);
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
