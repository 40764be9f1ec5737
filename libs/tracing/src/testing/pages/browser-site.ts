/**
 * A small site with real parts: an Express server that announces page loads and traces its requests, a page that runs
 * the browser SDK, a collector on another origin, and Chromium.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import express, { type Express } from 'express';
import { chromium, type Browser } from 'playwright-core';
import { createTracer, systemClock } from '../../core/index';
import { createAsyncLocalActiveSpan } from '../../node/async-local-active-span';
import { tracingHandler } from '../../node/instrumentation/express/express';
import { pageLoadHandler } from '../../node/instrumentation/page-load/page-load';
import { pageCollector } from './page-collector';
import { RecordedTransactions } from '../recorded-transactions';

export interface BrowserSite {
  /** The origin of the shop. */
  origin: string;
  /** The origin of the collector, which is no tracing origin. */
  otherOrigin: string;
  browser: Browser;
  /** What the page has sent to the collector. */
  web: RecordedTransactions;
  /** What the server has recorded. */
  api: RecordedTransactions;
  /** The shop's requests, as they arrived at its routes. */
  requests: { path: string; sentryTrace: string; baggage: string; status: () => number }[];
  close: () => Promise<void>;
}

export interface BrowserSiteOptions {
  /** The browser's rate. */
  tracesSampleRate: number;
  /** How long the pages wait for quiet, in milliseconds; a test that needs an open page load gives it time. */
  idleTimeoutMs?: number;
  /** Adds routes of a test's own. */
  addRoutes?: (app: Express, page: PageConfig) => void;
}

const CHROMIUM_FLAGS = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
  // Names for this machine, as a shop and its services would have.
  '--host-resolver-rules=MAP example.com 127.0.0.1, MAP *.example.com 127.0.0.1',
];

/** The page's script: it starts the SDK and, on the shop's own page, renders with two requests. */
const PAGE_SCRIPT = `
  import { breadcrumbs, errorCapture, errorStatus, init, navigations, userTiming } from './index';
  const config = JSON.parse(document.getElementById('config').textContent);
  const parts = [navigations(), userTiming(), config.reportsErrors ? errorCapture() : errorStatus()];
  if (config.collectsBreadcrumbs) parts.push(breadcrumbs());
  globalThis.tracing = init({ ...config, parts });
  if (config.renders) {
    globalThis.tracing.tracer.startSpan({ op: 'ui.render', description: 'shop' }, () =>
      Promise.all(['/api/products', '/api/delivery-options'].map((path) => fetch(path).then((answer) => answer.json()))),
    );
  }
`;

export async function startBrowserSite(options: BrowserSiteOptions): Promise<BrowserSite> {
  const web = new RecordedTransactions();
  const api = new RecordedTransactions();
  const requests: BrowserSite['requests'] = [];
  const collector = await listen(pageCollector(web));
  const app = shopApp({
    api,
    requests,
    script: await bundlePageScript(PAGE_SCRIPT),
    dsn: `${collector.origin.replace('//', '//key@')}/1`,
    ...options,
  });
  const shop = await listen(app);
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  return {
    ...{ origin: shop.origin, otherOrigin: collector.origin, browser, web, api, requests },
    async close() {
      await browser.close();
      await Promise.all([shop.close(), collector.close()]);
    },
  };
}

export interface PageConfig {
  dsn: string;
  tracesSampleRate: number;
  idleTimeoutMs: number;
  renders?: boolean;
  reportsErrors?: boolean;
  collectsBreadcrumbs?: boolean;
  tracingOrigins?: string[];
}

/** The document of a page. A page that renders asks for its products and delivery options at once. */
export function pageHtml(config: PageConfig): string {
  return `<!doctype html><title>Shop</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/app.css">
    <script id="config" type="application/json">${JSON.stringify(config)}</script>
    <script type="module" src="/assets/app.js"></script>`;
}

interface ShopOptions extends BrowserSiteOptions {
  api: RecordedTransactions;
  requests: BrowserSite['requests'];
  script: string;
  dsn: string;
}

function shopApp({
  api,
  requests,
  script,
  dsn,
  tracesSampleRate,
  idleTimeoutMs = 200,
  addRoutes,
}: ShopOptions): Express {
  const tracer = createTracer({
    ...{ clock: systemClock, activeSpan: createAsyncLocalActiveSpan(), transport: api.transport },
    // The server's own rate is the opposite of the browser's: whatever it records, it has been told to.
    ...{ tracesSampleRate: 1 - tracesSampleRate, platform: 'node', sdkName: 'clew.javascript.node' },
  });
  const app = express();
  app.set('x-powered-by', false);
  app.use(pageLoadHandler(tracer, { tracesSampleRate }));
  app.use((request, response, next) => {
    requests.push({
      path: request.path,
      sentryTrace: request.get('sentry-trace') ?? '',
      baggage: request.get('baggage') ?? '',
      status: () => response.statusCode,
    });
    next();
  });
  app.use(tracingHandler(tracer));
  const page: PageConfig = { dsn, tracesSampleRate, idleTimeoutMs };
  app.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-store').send(pageHtml({ ...page, renders: true }));
  });
  app.get('/assets/app.css', asset('css', 'body { color: teal }'));
  app.get('/assets/app.js', asset('js', script));
  app.get(['/api/products', '/api/delivery-options'], (_request, response) => void response.json([]));
  app.all('/echo', echo);
  app.get('/missing', (_request, response) => void response.status(404).end());
  app.get('/never', () => undefined);
  addRoutes?.(app, page);
  return app;
}

/** A request as it arrived. */
export interface Echo {
  method: string;
  headers: Record<string, string | undefined>;
  body: string;
}

function echo(request: express.Request, response: express.Response): void {
  const { method, headers } = request;
  let body = '';
  request.setEncoding('utf8').on('data', (text: string) => (body += text));
  request.on('end', () => response.json({ method, headers, body }));
}

/** An asset that is asked for on every page load and answered with 304 while it is the same. */
function asset(type: string, content: string): express.RequestHandler {
  return (_request, response) => void response.type(type).set('Cache-Control', 'no-cache').send(content);
}

/** Bundles the script of a page: it can import the entry points of this library by their names. */
export async function bundlePageScript(contents: string): Promise<string> {
  const resolveDir = path.join(__dirname, '../../browser');
  const result = await build({
    stdin: { contents, resolveDir },
    ...{ bundle: true, write: false, format: 'esm', target: 'es2022' },
  });
  return result.outputFiles[0]?.text ?? '';
}

async function listen(handler: RequestListener): Promise<{ origin: string; close: () => Promise<void> }> {
  const server: Server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
