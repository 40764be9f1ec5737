import { sendJson, type ErrorMiddleware } from '@clew/service-host';

const RETRY_AFTER_SECONDS = '1';

/** Redis did not do what it was asked for; `cause` is why. */
export class CacheUnavailable extends Error {
  override readonly name = 'CacheUnavailable';
}

/** Answers 503 `{"error": "cache_unavailable"}` while Redis is away. */
export function answerCacheUnavailable(): ErrorMiddleware {
  return function cacheUnavailableMiddleware(error, _request, response, next) {
    if (!(error instanceof CacheUnavailable)) return next(error);
    response.setHeader('retry-after', RETRY_AFTER_SECONDS);
    sendJson(response, 503, { error: 'cache_unavailable' });
  };
}
