import type { Middleware } from './middleware';
import { sendJson } from './send-json';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Options for `express.json`: small, never inflated (no service of the shop sends compressed bodies), and strict UTF-8,
 * where Express alone would replace what it cannot decode.
 */
export const jsonBody = {
  limit: '16kb',
  inflate: false,
  verify(_request: unknown, _response: unknown, body: Uint8Array): void {
    UTF8.decode(body);
  },
};

/**
 * Answers 415 to a body that is not declared to be JSON, which `express.json` would silently skip.
 * @example app.use(jsonOnly(), express.json(jsonBody))
 */
export function jsonOnly(): Middleware {
  return function jsonOnlyMiddleware({ headers }, response, next) {
    const hasBody = headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0';
    if (!hasBody || /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return next();
    sendJson(response, 415, { error: 'unsupported_media_type' });
  };
}
