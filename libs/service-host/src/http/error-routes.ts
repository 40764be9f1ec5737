import { logLine } from '../log-line';
import type { ErrorMiddleware, Middleware } from './middleware';
import { sendInvalidBody } from './send-invalid-body';
import { sendJson } from './send-json';

const CALLERS_ERRORS: ReadonlyMap<number, string> = new Map([
  [400, 'invalid_request'],
  [413, 'body_too_large'],
  [415, 'unsupported_media_type'],
]);

// What body-parser calls a body that is no JSON, and one that `jsonBody` refused.
const INVALID_BODY = new Set<unknown>(['entity.parse.failed', 'entity.verify.failed']);
const NO_JSON = { path: [], message: 'the body is not valid JSON in UTF-8' };

/** The last route: answers 404 `{"error": "not_found"}` for every path that nothing else answered. */
export function notFound(): Middleware {
  return function notFoundMiddleware(_request, response) {
    sendJson(response, 404, { error: 'not_found' });
  };
}

/**
 * Answers 405 `{"error": "method_not_allowed"}` and names the allowed methods.
 * @example app.route('/products').get(listProducts).all(methodNotAllowed('GET'))
 */
export function methodNotAllowed(...allowed: string[]): Middleware {
  return function methodNotAllowedMiddleware(_request, response) {
    response.setHeader('allow', allowed.join(', '));
    sendJson(response, 405, { error: 'method_not_allowed' });
  };
}

/**
 * The last error middleware. What the caller did wrong (a body that is no JSON, too large, of a wrong type; an address
 * that cannot be decoded) gets its 4xx and a fixed word. All else is ours: the log line has the error, the answer is
 * 500 `{"error": "internal"}` and nothing more.
 */
export function errorResponse(service: string): ErrorMiddleware {
  return function errorResponseMiddleware(error, _request, response, next) {
    const answer = answerToCaller(error);
    if (!answer) {
      logLine(service, { error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    if (response.headersSent) return next(error);
    if (answer?.word === 'invalid_body') return sendInvalidBody(response, [NO_JSON]);
    sendJson(response, answer?.status ?? 500, { error: answer?.word ?? 'internal' });
  };
}

function answerToCaller(error: unknown): { status: number; word: string } | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { status, type } = error as { status?: unknown; type?: unknown };
  if (INVALID_BODY.has(type)) return { status: 400, word: 'invalid_body' };
  const word = typeof status === 'number' ? CALLERS_ERRORS.get(status) : undefined;
  return word === undefined ? undefined : { status: status as number, word };
}
