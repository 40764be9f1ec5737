import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';
import { drawPageLoad } from '../testing/pages/draw-page-load';
import type { BrowserTracing } from './init';

declare const tracing: BrowserTracing;

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

let site: BrowserSite;

beforeAll(async () => {
  site = await startBrowserSite({ tracesSampleRate: 1 });
});

afterAll(() => site.close());

it.each([
  ['no performance timeline', 'delete window.performance; performance = undefined;'],
  ['no entries on it', 'Performance.prototype.getEntriesByType = undefined;'],
  ['nothing on it', 'Object.defineProperty(window, "performance", { value: {} });'],
])('a browser with %s is traced all the same', async (_what, withoutIt) => {
  const page = await site.browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.addInitScript(withoutIt);
  const before = Date.now() / 1000;
  await page.goto(site.origin);
  await page.waitForFunction(() => 'tracing' in globalThis);
  const traceId = await page.evaluate(() => tracing.pageLoadTransaction.traceId);
  const [web] = await site.web.waitFor(1, ({ contexts }) => contexts.trace.trace_id === traceId);
  expect(errors).toEqual([]);
  expect(web && drawPageLoad(web, site.api.events)).toEqual([
    'pageload ok',
    '  ui.render shop ok',
    '    http.client GET /api/delivery-options ok',
    '      api GET /api/delivery-options',
    '    http.client GET /api/products ok',
    '      api GET /api/products',
  ]);
  expect(web?.start_timestamp).toBeGreaterThanOrEqual(before - 1);
  expect(web?.timestamp).toBeLessThanOrEqual(Date.now() / 1000 + 1);
  await page.close();
});
