import type { Request, RequestHandler, Response } from 'express';

/**
 * Refuses requests that name another host than the given ones: a page of evil.com whose name has been pointed to
 * 127.0.0.1 would otherwise read everything (DNS rebinding). Ports do not matter.
 */
export function requireHost(names: readonly string[]): RequestHandler {
  return function requireHostMiddleware(request: Request, response: Response, next) {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (names.includes(name)) return next();
    response.status(403).json({ detail: 'host not allowed: see CLEW_ALLOWED_HOSTS' });
  };
}
