import type { Middleware } from './middleware';
import { pathOf } from './path-of';
import { sendJson } from './send-json';

/**
 * A middleware that answers `GET /healthz` (this process lives) and `GET /readyz` (it can serve: `isReady` says so;
 * otherwise 503). Mount it before everything else: health checks make no traces and no log lines.
 */
export function healthRoutes(isReady: () => Promise<boolean> | boolean = () => true): Middleware {
  return function healthMiddleware(request, response, next) {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const path = pathOf(request);
    if (path === '/healthz') return sendJson(response, 200, { ok: true });
    if (path !== '/readyz') return next();
    void answers(isReady).then((ready) => sendJson(response, ready ? 200 : 503, { ready }));
  };
}

/** A readiness check that throws is a service that is not ready. */
async function answers(isReady: () => Promise<boolean> | boolean): Promise<boolean> {
  try {
    return await isReady();
  } catch {
    return false;
  }
}
