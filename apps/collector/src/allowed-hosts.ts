import type { Request, RequestHandler, Response } from 'express';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** Whether only this machine reaches a server that listens on `host`. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}

/**
 * Refuses requests that name another host than this machine: a page of evil.com whose name has been pointed to
 * 127.0.0.1 would otherwise read everything (DNS rebinding).
 */
export function allowedHosts(names: readonly string[] = LOOPBACK_NAMES): RequestHandler {
  return function allowedHostsMiddleware(request: Request, response: Response, next) {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (names.includes(name)) return next();
    response.status(403).json({ detail: 'host not allowed' });
  };
}
