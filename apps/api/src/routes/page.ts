import { apiRoutes, demoSession, sessionCookie } from '@clew/shop-contracts';
import type { ShopConfig } from '@clew/shop-contracts';
import { Router } from 'express';
import type { RequestHandler } from 'express';
import type { AssetFile, PageFiles } from '../page-files';

/** The page's HTML, CSS and JS as three requests; the HTML brings the demonstration customer's session. */
export function pageRoutes(page: PageFiles, shopConfig: () => ShopConfig): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get(apiRoutes.page, (_request, response) => {
    response.cookie(sessionCookie, demoSession.token, { httpOnly: true, sameSite: 'strict' });
    response.set('cache-control', 'no-store');
    response.type('html').send(page.render(shopConfig()));
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
