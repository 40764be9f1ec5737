import { apiRoutes, demoSession, sessionCookie } from '@clew/shop-contracts';
import type { ShopConfig } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import { welcomeShopper } from '../http/shopper';
import type { AssetFile, PageFiles } from '../page-files';

/** What serving the page takes. */
export interface PageDependencies {
  tracer: Tracer;
  page: PageFiles;
  shopConfig: () => Omit<ShopConfig, 'shopperId'>;
}

/** The page's HTML, CSS and JS as three requests; the HTML brings the demonstration customer's session. */
export function pageRoutes({ tracer, page, shopConfig }: PageDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(apiRoutes.page, (request, response) => {
    const shopperId = welcomeShopper(tracer, request, response);
    response.cookie(sessionCookie, demoSession.token, { httpOnly: true, sameSite: 'strict' });
    response.set('cache-control', 'no-store');
    response.type('html').send(page.render({ ...shopConfig(), shopperId }));
  });
  router.get(apiRoutes.stylesheet, serveAsset(page.stylesheet));
  router.get(apiRoutes.script, serveAsset(page.script));
  return router;
}

/** Every page load asks for its assets (`no-cache`), and an unchanged one is answered 304 without a body. */
function serveAsset({ content, contentType, etag }: AssetFile): RequestHandler {
  return (_request, response) => {
    response.set({ 'cache-control': 'no-cache', 'content-type': contentType, etag });
    response.send(content);
  };
}
