import { logLine } from '../log-line';
import type { Middleware } from './middleware';
import { pathOf } from './path-of';

/**
 * A middleware that writes one JSON line per request once it is over:
 * `{"time", "service", "method", "path", "status", "durationMs", "sentryTrace"}`. `sentryTrace` is the sentry-trace
 * header as it was received, or null; `status` is null when the caller left before an answer began. Mount it after
 * `healthRoutes` and before tracing, so that health checks fill no log and the line tells what came over the wire.
 */
export function requestLog(service: string): Middleware {
  return function requestLogMiddleware(request, response, next) {
    const started = performance.now();
    const path = pathOf(request);
    // Read now: instrumentation further on may write the header of a request that came without one.
    const sentryTrace = request.headers['sentry-trace'] ?? null;
    response.once('close', () => {
      logLine(service, {
        method: request.method,
        path,
        status: response.headersSent ? response.statusCode : null,
        durationMs: Math.round((performance.now() - started) * 10) / 10,
        sentryTrace,
      });
    });
    next();
  };
}
