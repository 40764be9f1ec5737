import type { Request, Response } from 'express';
import { INGEST_LIMITS } from '../limits';
import { IngestError } from './ingest-error';

const RESPONSE_HEADERS = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-sentry-error, x-sentry-rate-limits, retry-after, x-clew-batch',
  'cross-origin-resource-policy': 'cross-origin',
  // Official servers take one event per envelope; a client that knows this header may send as many items.
  'x-clew-batch': String(INGEST_LIMITS.envelopeItems),
};

const PREFLIGHT_HEADERS = {
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers':
    'x-sentry-auth, x-requested-with, x-forwarded-for, origin, referer, accept, content-type, authentication, authorization, content-encoding, transfer-encoding',
  'access-control-max-age': '3600',
};

/** Opens the answer to every origin, since a key can only write, and answers the question whether it is open. */
export function isPreflight(request: Request, response: Response): boolean {
  for (const [name, value] of Object.entries(RESPONSE_HEADERS)) response.setHeader(name, value);
  if (request.method !== 'OPTIONS') return false;
  response.set(PREFLIGHT_HEADERS).status(204).end();
  return true;
}

/** Throws an `IngestError` of 405 for any method but the one that brings data. */
export function assertPost(request: Request, response: Response): void {
  if (request.method === 'POST') return;
  response.set('allow', 'POST, OPTIONS');
  throw new IngestError(405, 'method not allowed');
}
