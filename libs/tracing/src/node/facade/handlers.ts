import type { ErrorRequestHandler, Request, RequestHandler } from 'express';
import {
  continueTraceOf,
  isServerError,
  listenersRunWithin,
  pathOf,
  tracingHandler as traceRequests,
} from '../instrumentation/express/express';
import { transactionOf } from '../instrumentation/express/transaction-of-request';
import type { RunWithin } from '../instrumentation/listen-within';
import type { Hub } from './hub';
import { processHubs } from './process-hubs';

const hubs = new WeakMap<object, Hub>();

/**
 * Gives each request a hub of its own: whatever it sets on its scope, and all breadcrumbs, stay its own, also in
 * listeners of the request and the response. Mount it before everything else.
 */
export function requestHandler(): RequestHandler {
  return function sentryRequestMiddleware(request, response, next) {
    const hub = processHubs.fork();
    hubs.set(request, hub);
    hub.getScope().setRequest({ method: request.method, url: pathOf(request) });
    const runWithin: RunWithin = (work) => processHubs.surroundings.runInHub(hub, work);
    listenersRunWithin(runWithin, request, response);
    runWithin(next);
  };
}

/** Makes a transaction of every request, in the trace that its header names, sampled as that was decided. */
export function tracingHandler(): RequestHandler {
  return function sentryTracingMiddleware(request, response, next) {
    const client = processHubs.client();
    return client ? traceRequests(client.tracer)(request, response, next) : next();
  };
}

export interface ErrorHandlerOptions {
  /** Which errors are reported: by default those without a status, and with one from 500 up. */
  shouldHandleError?: (error: unknown) => boolean;
}

/**
 * Reports the error of a handler that has failed, with the trace that it happened in: mount it after the routes. The id
 * of its event is at `response.sentry`; the error goes on unchanged.
 */
export function errorHandler({
  shouldHandleError = isServerError,
}: ErrorHandlerOptions = {}): ErrorRequestHandler {
  return function sentryErrorMiddleware(error, request, response, next) {
    if (answerOf(shouldHandleError, error)) {
      const hub = hubs.get(request) ?? processHubs.current();
      const eventId = processHubs.surroundings.runInHub(hub, () => report(error, request));
      if (eventId !== undefined) Object.assign(response, { sentry: eventId });
    }
    next(error);
  };
}

function report(error: unknown, request: Request): string | undefined {
  const tracer = processHubs.tracer();
  // Of a request that is not traced, a transaction that is never finished: the error belongs to the caller's trace.
  const span = transactionOf(request) ?? tracer.activeSpan() ?? continueTraceOf(tracer, request);
  span.transaction.setStatus('internal_error');
  return tracer.captureException(error, { span, handled: false, mechanism: 'express' });
}

/** An error that the application cannot judge is reported: failing at it would put another in its place. */
function answerOf(shouldHandleError: (error: unknown) => boolean, error: unknown): boolean {
  try {
    return shouldHandleError(error);
  } catch {
    return true;
  }
}
