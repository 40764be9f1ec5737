import { logLine } from '@clew/service-host';
import type { Exchange } from './cross-origin';
import { IngestError } from './ingest-error';

/**
 * Sets the status and the headers of a refusal, and gives what may be said in its body. An error that is no refusal is
 * logged, and answered with 500 without a word of what it is.
 */
export function beginRefusal(error: unknown, { request, response }: Exchange): IngestError {
  const known = error instanceof IngestError ? error : undecodable(error);
  if (known === undefined) logLine('collector', { path: request.path, error: String(error) });
  const refusal = known ?? new IngestError(500, 'internal error');
  const { status, detail, options } = refusal;
  if (options.retryAfterSeconds !== undefined) response.set('retry-after', String(options.retryAfterSeconds));
  if (options.rateLimits !== undefined) response.set('x-sentry-rate-limits', options.rateLimits);
  // What is left of the body is not worth reading.
  if (!request.complete) response.set('connection', 'close');
  response.set('x-sentry-error', detail).status(status);
  return refusal;
}

/** Express could not decode the path. */
function undecodable(error: unknown): IngestError | undefined {
  return error instanceof URIError ? new IngestError(400, 'bad project path') : undefined;
}
