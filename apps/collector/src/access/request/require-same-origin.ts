import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { AccessError } from './access-error';

/**
 * Refuses what a page of another origin asks for: it could not read the answer, but it could make the collector work, or
 * sign somebody in or out. Programs that are no browsers say nothing of an origin.
 */
export function requireSameOrigin(request: Request, _response: Response, next: NextFunction): void {
  if (isForeign(request)) throw new AccessError(403, 'other origins may not read here');
  next();
}

/** Browsers tell where a request comes from; old ones, and pages without TLS, only name the origin. */
function isForeign({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  return origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase());
}
