import type { Request, RequestHandler } from 'express';

/** Takes `//api//1/envelope/` for `/api/1/envelope/`, as SDKs with a trailing slash in their DSN produce it. */
export function collapseSlashes(): RequestHandler {
  return function collapseSlashesMiddleware(request: Request, _response, next) {
    const [path = '', ...query] = request.url.split('?');
    request.url = [path.replace(/\/{2,}/g, '/'), ...query].join('?');
    next();
  };
}
