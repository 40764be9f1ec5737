import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowserSite, type BrowserSite } from '../../testing/pages/browser-site';
import type { BrowserTracing } from '../init';

declare const tracing: BrowserTracing;

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

let site: BrowserSite;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite({ tracesSampleRate: 0 });
  page = await site.browser.newPage();
});

afterAll(() => site.close());

describe('a page load that is not sampled', () => {
  it('carries the no with every request, and nobody records it, whatever the rate of the server', async () => {
    await page.goto(site.origin);
    await page.waitForFunction(() => tracing.pageLoadTransaction.endTimestamp !== undefined);
    const { traceId, delivered } = await page.evaluate(async () => ({
      traceId: tracing.pageLoadTransaction.traceId,
      delivered: await tracing.close(),
    }));
    expect(delivered).toBe(true);
    const headers = site.requests.map(({ path, sentryTrace }) => [path, sentryTrace.replace(/-.*-/, '-…-')]);
    expect(headers.sort()).toEqual(
      ['/', '/api/delivery-options', '/api/products', '/assets/app.css', '/assets/app.js'].map((path) => [
        path,
        `${traceId}-…-0`,
      ]),
    );
    expect(site.web.events).toEqual([]);
    expect(site.api.events).toEqual([]);
  });

  it('decides nothing for the requests that come after it', async () => {
    await page.goto(site.origin);
    await page.waitForFunction(() => tracing.pageLoadTransaction.endTimestamp !== undefined);
    const before = site.requests.length;
    await page.evaluate(() => fetch('/api/products').then((answer) => answer.text()));
    expect(site.requests.slice(before).map(({ sentryTrace }) => sentryTrace)).toEqual(['']);
  });
});
