import type { ErrorRequestHandler } from 'express';
import { DownstreamError } from '../clients/downstream-error';
import { RequestRejected } from './request-rejected';

/**
 * Answers what is the client's fault (4xx) or a neighbour's (502, 503, 504). Mounted before the tracing error
 * handler, so that only the shop's own faults are marked as internal errors.
 */
export const answerExpectedErrors: ErrorRequestHandler = (error, _request, response, next) => {
  const rejection = rejectionFor(error);
  if (!rejection || response.headersSent) {
    next(error);
    return;
  }
  const { status, body, retryAfterSeconds } = rejection;
  if (retryAfterSeconds !== undefined) response.set('retry-after', String(retryAfterSeconds));
  response.status(status).json(body);
};

function rejectionFor(error: unknown): RequestRejected | undefined {
  if (error instanceof RequestRejected) return error;
  if (error instanceof DownstreamError) return new RequestRejected(error.status, { error: error.reason });
  return frameworkRejection(error);
}

/** What express.json and the router's decoding of a path report: errors with a status of their own. */
function frameworkRejection(error: unknown): RequestRejected | undefined {
  if (!(error instanceof Error)) return undefined;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (type === 'entity.verify.failed') return invalidBody('is not UTF-8');
  if (type === 'entity.parse.failed') return invalidBody('is not a JSON object');
  if (status === 413) return new RequestRejected(413, { error: 'body_too_large' });
  if (status === 415) return new RequestRejected(415, { error: 'unsupported_media_type' });
  if (status === 400) return new RequestRejected(400, { error: 'bad_request' });
  return undefined;
}

function invalidBody(message: string): RequestRejected {
  return new RequestRejected(400, { error: 'invalid_body', details: [{ path: '', message }] });
}
