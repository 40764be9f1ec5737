import type { Request, Response } from 'express';
import type { Project } from '../../projects/project-directory';
import { INGEST_LIMITS } from '../limits';
import { IngestError } from './ingest-error';

const RESPONSE_HEADERS = {
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

/** The two sides of what came in. */
export interface Exchange {
  request: Request;
  response: Response;
}

/**
 * Says to which pages the answer is open, as far as the project is known, and answers the question whether it is. A key can only
 * write, so that a project is open to every origin unless its own are named.
 */
export function isPreflight(exchange: Exchange, project?: Project): boolean {
  const { request, response } = exchange;
  for (const [name, value] of Object.entries(RESPONSE_HEADERS)) response.setHeader(name, value);
  isOpenToSender(exchange, project);
  if (request.method !== 'OPTIONS') return false;
  response.set(PREFLIGHT_HEADERS).status(204).end();
  return true;
}

/** Throws an `IngestError` of 403 when the request comes from a page that may not send to the project. */
export function assertOrigin(exchange: Exchange, project: Project): void {
  if (isOpenToSender(exchange, project)) return;
  throw new IngestError(403, 'event submission rejected', {
    causes: ['the origin is not allowed'],
    reason: 'cors',
  });
}

/** Programs that are no pages name no origin. */
function isOpenToSender({ request, response }: Exchange, project: Project | undefined): boolean {
  const { origin } = request.headers;
  if (project?.origins === undefined) {
    response.setHeader('access-control-allow-origin', '*');
    return true;
  }
  response.vary('origin').removeHeader('access-control-allow-origin');
  if (origin === undefined) return true;
  const isAllowed = project.origins.allow(origin);
  if (isAllowed) response.setHeader('access-control-allow-origin', origin);
  return isAllowed;
}

/** Throws an `IngestError` of 405 for any method but the one that brings data. */
export function assertPost({ request, response }: Exchange): void {
  if (request.method === 'POST') return;
  response.set('allow', 'POST, OPTIONS');
  throw new IngestError(405, 'method not allowed');
}
