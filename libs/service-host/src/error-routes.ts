import { logLine } from './log-line';
import type { ErrorMiddleware, Middleware } from './middleware';
import { sendJson } from './send-json';

const CLIENT_ERRORS: ReadonlyMap<number, string> = new Map([
  [400, 'the request could not be read'],
  [413, 'the request body is too large'],
  [415, 'the request body has an unsupported encoding or type'],
]);

/** The last route: answers 404 `{"error": "not found"}` for every path that nothing else answered. */
export function notFound(): Middleware {
  return function notFoundMiddleware(_request, response) {
    sendJson(response, 404, { error: 'not found' });
  };
}

/**
 * Answers 405 `{"error": "method not allowed"}` and names the allowed methods.
 * @example app.route('/products').get(listProducts).all(methodNotAllowed('GET'))
 */
export function methodNotAllowed(...allowed: string[]): Middleware {
  return function methodNotAllowedMiddleware(_request, response) {
    response.setHeader('allow', allowed.join(', '));
    sendJson(response, 405, { error: 'method not allowed' });
  };
}

/**
 * The last error middleware. What the caller did wrong (a body that is no JSON, too large, of a wrong type; an address
 * that cannot be decoded) gets its 4xx and a fixed sentence. All else is ours: the log line has the error, the answer
 * is 500 `{"error": "internal"}` and nothing more.
 */
export function errorResponse(service: string): ErrorMiddleware {
  return function errorResponseMiddleware(error, _request, response, next) {
    const status = clientErrorStatus(error);
    if (status === undefined) {
      logLine(service, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    if (response.headersSent) return next(error);
    const sentence = status === undefined ? 'internal' : CLIENT_ERRORS.get(status);
    sendJson(response, status ?? 500, { error: sentence });
  };
}

function clientErrorStatus(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' && CLIENT_ERRORS.has(error.status) ? error.status : undefined;
}
