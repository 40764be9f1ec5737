import { existsSync } from 'node:fs';
import path from 'node:path';
import express, { Router, type Request, type Response } from 'express';

/** The viewer draws stored text of strangers, so nothing but its own files may run or be loaded there. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

const PAGES = ['/', '/spans', '/services', '/transactions/{*rest}', '/errors/{*rest}', '/traces/{*rest}'];

/** Serves the built viewer in `root`; each of its addresses is the same page, which reads the address itself. */
export function viewerRoutes(root: string): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set(SECURITY_HEADERS);
    next();
  });
  router.get(PAGES, (_request: Request, response: Response) => sendPage(response, root));
  // The build names assets by their content.
  router.use(
    '/assets',
    express.static(path.join(root, 'assets'), { immutable: true, maxAge: '1y', fallthrough: true }),
  );
  router.use(express.static(root, { index: false, dotfiles: 'ignore' }));
  router.use((request, response) => {
    if (isNavigation(request)) sendPage(response.status(404), root);
    else response.status(404).type('text/plain').send('not found\n');
  });
  return router;
}

/** Whether somebody opens an address, who is better served by the page that says that there is nothing. */
function isNavigation({ method, path: asked, headers }: Request): boolean {
  const isPage = (method === 'GET' || method === 'HEAD') && !/^\/(?:api|assets)(?:\/|$)/i.test(asked);
  return isPage && (headers.accept ?? '').includes('text/html');
}

function sendPage(response: Response, root: string): void {
  if (!existsSync(path.join(root, 'index.html'))) {
    response.status(503).type('text/plain');
    response.send(
      `The viewer is not built: run "npx nx build viewer", or set CLEW_VIEWER_ROOT to a built one.\n`,
    );
    return;
  }
  response.set('cache-control', 'no-cache').sendFile('index.html', { root });
}
