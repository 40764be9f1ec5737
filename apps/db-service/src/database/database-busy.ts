import type { ErrorMiddleware } from '@clew/service-host';
import { sendJson } from '@clew/service-host';

const RETRY_AFTER_SECONDS = '1';

/** Answers 503 `{"error": "busy"}` when another process held the database's lock for longer than the busy timeout. */
export function databaseBusy(): ErrorMiddleware {
  return function databaseBusyMiddleware(error, _request, response, next) {
    const code: unknown = (error as { code?: unknown } | undefined | null)?.code;
    if (typeof code !== 'string' || !code.startsWith('SQLITE_BUSY')) return next(error);
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    sendJson(response, 503, { error: 'busy' });
  };
}
