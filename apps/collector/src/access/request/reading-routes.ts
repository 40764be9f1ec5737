import { Router, type NextFunction, type Request, type Response } from 'express';
import type { Plan } from '../plan';
import { AccessError } from './access-error';
import type { Gate } from './gate';
import { requireSameOrigin } from './require-same-origin';
import { sessionRoutes } from './session-routes';

/** What is read is for this reader and this moment, and is no page. */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const READ = ['/api/0', '/metrics'];

/**
 * What stands before everything that can be read: only pages of this origin and programs come through, and only with a
 * token where one is needed. To be mounted before the routes themselves; those learn from the gate what may be seen.
 */
export function readingRoutes(gate: Gate, plan: Plan): Router {
  // Paths in any case: what stands behind is to be reached by no spelling that is not covered here.
  const router = Router({ caseSensitive: false });
  router.use(READ, setHeaders, requireSameOrigin);
  router.use('/api/0', sessionRoutes(gate, plan));
  router.use(READ, gate.requireReader);
  router.use(refuse);
  return router;
}

function setHeaders(_request: Request, response: Response, next: NextFunction): void {
  response.set(HEADERS);
  next();
}

function refuse(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (!(error instanceof AccessError) || response.headersSent) return next(error);
  response.status(error.status).set(error.headers).json({ detail: error.detail });
}
