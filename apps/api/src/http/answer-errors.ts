import { logLine } from '@clew/service-host';
import type { ErrorRequestHandler } from 'express';
import { DownstreamError } from '../clients/downstream-error';
import { RequestRejected } from './request-rejected';

/**
 * Answers what the shop itself refuses (4xx) and what its neighbours could not do (502, 503, 504). Mounted before the
 * tracing error handler, so that only the shop's own faults are marked as internal errors.
 */
export const answerExpectedErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const rejection =
    error instanceof DownstreamError
      ? new RequestRejected(error.status, { error: error.reason }, { cause: error.cause })
      : error;
  if (!(rejection instanceof RequestRejected) || response.headersSent) {
    next(error);
    return;
  }
  const { status, body, retryAfterSeconds, cause } = rejection;
  if (status >= 500) logLine('api', { status, error: body.error, cause: textOf(cause) });
  if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
  response.status(status).json(body);
};

/** Messages only, those of the cause's own causes included: fetch says just "fetch failed" by itself. */
function textOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause === undefined ? cause.message : `${cause.message}: ${textOf(cause.cause)}`;
}
