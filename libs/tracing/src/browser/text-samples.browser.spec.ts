import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Express } from 'express';
import type { Page } from 'playwright-core';
import {
  bundlePageScript,
  startBrowserSite,
  type BrowserSite,
  type PageConfig,
} from '../testing/pages/browser-site';
import { drawPageLoad } from '../testing/pages/draw-page-load';

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

const samplesIn = (text: string) =>
  [...text.matchAll(/```javascript\n(.*?)```/gs)].map(([, code = '']) => code);

const fixture = readFileSync(path.join(__dirname, 'text-samples.md'), 'utf8');
const [setUp = '', component = '', interaction = '', manual = '', child = ''] = samplesIn(fixture);

/** The pages of the samples: what the text leaves to its reader is the host's own code around them. */
const PAGES: Record<string, string> = {
  'set-up': setUp,
  component: `${setUp}
    const displayName = 'ShopFront';
    ${component}`,
  interaction: `${setUp}
    const validateShoppingCartOnServer = () => fetch('/api/products').then((answer) => answer.json());
    const processAndValidateShoppingCart = () => undefined;
    globalThis.shop = { ${interaction} };`,
  manual: `${setUp}
    const item = { getTransaction: () => 'process an item' };
    const processItem = async () => undefined;
    ${manual}`,
  child: `${setUp}
    const item = { id: 7, getTransaction: () => 'process an item' };
    const getFoobarSessionid = () => 'session 1';
    const http = {
      get: (url, onResponse) => fetch(url).then((answer) => {
        const listeners = {};
        onResponse({ statusCode: answer.status, on: (event, listener) => (listeners[event] = listener) });
        return answer.text().then((text) => { listeners.data(text); listeners.end(); });
      }),
    };
    ${child}
    const { startSpan } = Sentry.getCurrentHub();
    const transaction = startSpan({ op: 'task', transaction: item.getTransaction() });
    processItem(item, transaction).then(() => transaction.finish());`,
};

let site: BrowserSite;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite({ tracesSampleRate: 1, addRoutes });
});

afterAll(() => site.close());

beforeEach(async () => {
  await page?.close();
  page = await site.browser.newPage();
  // A visitor who is among the 25 percent.
  await page.addInitScript(() => (Math.random = () => 0.2));
  site.web.events.length = 0;
  site.api.events.length = 0;
});

function addRoutes(app: Express, { dsn }: PageConfig): void {
  app.get('/samples/:name', (request, response) => {
    const { name } = request.params;
    response.send(`<!doctype html><title>${name}</title><link rel="icon" href="data:,">
      <script type="module" src="/assets/${name}.js"></script>`);
  });
  app.get('/assets/:name.js', async (request, response) => {
    const script = String(PAGES[request.params.name])
      .replaceAll('___PUBLIC_DSN___', dsn)
      .replaceAll("'@sentry/browser'", "'@clew/tracing/browser/sentry'")
      .replaceAll("'@sentry/apm'", "'@clew/tracing/browser/apm'");
    response.type('js').send(await bundlePageScript(script));
  });
  app.get('/items/:id', (_request, response) => void response.json({}));
}

/** The transaction of this name, drawn with what the server has recorded below it. */
async function drawn(isWanted: (name: string) => boolean): Promise<string[]> {
  const [web] = await site.web.waitFor(1, ({ transaction }) => isWanted(transaction));
  return web === undefined ? [] : drawPageLoad(web, site.api.events);
}

const isPageLoad = (name: string) => name.startsWith('http');

describe('the samples of the text', () => {
  // Made of the text itself, of what stands between the fences of its section "JavaScript":
  //   sed -n '/^### JavaScript$/,/^### Node.js$/p' text.md |
  //     awk '/^```/ { inside = /^```javascript$/; next } inside' | sha256sum
  it('are those of the text, word for word', () => {
    const samples = samplesIn(fixture);
    expect(samples).toHaveLength(5);
    expect(createHash('sha256').update(samples.join('')).digest('hex')).toBe(
      '7f19cae948ef4f2df165af000c22e1e7e78917af89bfdd3c2da03397f4be1433',
    );
  });

  it('send a trace of every page load', async () => {
    await page.goto(`${site.origin}/samples/set-up`);
    expect(await drawn(isPageLoad)).toEqual([
      'pageload ok',
      '  browser.request /samples/set-up ok',
      '    api GET /samples/:name',
      '  resource.script /assets/set-up.js ok',
      '    api GET /assets/:name.js',
    ]);
  });

  it('measure a component', async () => {
    await page.goto(`${site.origin}/samples/component`);
    expect(await drawn(isPageLoad)).toEqual([
      'pageload ok',
      '  browser.request /samples/component ok',
      '    api GET /samples/:name',
      '  react ShopFront',
      '  resource.script /assets/component.js ok',
      '    api GET /assets/:name.js',
    ]);
  });

  it('send a transaction of a user interaction, with the request and the task inside it', async () => {
    await page.goto(`${site.origin}/samples/interaction`);
    await page.evaluate(() =>
      (globalThis as unknown as { shop: Record<string, () => void> })['shop']?.['shopCheckout']?.(),
    );
    expect(await drawn((name) => name === 'shopCheckout')).toEqual([
      'shopCheckout ok',
      '  http.client GET /api/products ok',
      '    api GET /api/products',
      '  task processing shopping cart result',
    ]);
  });

  it('send a transaction of their own making', async () => {
    await page.goto(`${site.origin}/samples/manual`);
    expect(await drawn((name) => name === 'process an item')).toEqual(['task My optional description']);
  });

  it('add a span to it, with a tag and data', async () => {
    await page.goto(`${site.origin}/samples/child`);
    expect(await drawn((name) => name === 'process an item')).toEqual(['task', '  http GET /']);
    const [event] = site.web.events.filter(({ transaction }) => transaction === 'process an item');
    expect(event?.spans).toMatchObject([
      { tags: { 'http.status_code': '200' }, data: { 'http.foobarsessionid': 'session 1' } },
    ]);
  });
});
