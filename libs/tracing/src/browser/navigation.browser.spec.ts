import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { TransactionEvent } from '../core/index';
import { pageHtml, startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';
import { drawPageLoad } from '../testing/pages/draw-page-load';
import type { BrowserTracing } from './init';

declare const tracing: BrowserTracing;

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

/** Longer than any test: the page load has not ended when the test looks at it. */
const STILL_LOADING_MS = 60_000;

let site: BrowserSite;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite({
    tracesSampleRate: 1,
    addRoutes: (app, usual) => {
      app.get('/patient', (_request, response) => {
        response.send(pageHtml({ ...usual, idleTimeoutMs: STILL_LOADING_MS }));
      });
    },
  });
  page = await site.browser.newPage();
});

afterAll(() => site.close());

beforeEach(async () => {
  site.web.events.length = 0;
  site.api.events.length = 0;
  await openPage('/');
});

async function openPage(path: string): Promise<void> {
  await page.goto(site.origin + path);
  await page.waitForFunction(() => 'tracing' in globalThis);
}

const transactionOf = async (path: string): Promise<TransactionEvent> => {
  const [event] = await site.web.waitFor(1, ({ transaction }) => transaction === site.origin + path);
  if (event === undefined) throw new Error('nothing was reported');
  return event;
};

describe('a navigation within the page', () => {
  it('is a trace of its own, named by the new address, with what belongs to it', async () => {
    await page.evaluate(async () => {
      history.pushState({ step: 1 }, '', '/basket?token=secret#top');
      performance.mark('basket shown');
      const picture = document.createElement('img');
      picture.src = '/echo?picture';
      document.body.append(picture);
      await Promise.all([fetch('/api/products'), new Promise((resolve) => (picture.onerror = resolve))]);
    });
    const navigation = await transactionOf('/basket');
    expect(drawPageLoad(navigation, site.api.events)).toEqual([
      'navigation ok',
      '  http.client GET /api/products ok',
      '    api GET /api/products',
      '  mark basket shown',
      '  resource.img /echo ok',
    ]);
    const pageLoad = await transactionOf('/');
    expect(navigation.contexts.trace).not.toHaveProperty('parent_span_id');
    expect(navigation.contexts.trace.trace_id).not.toBe(pageLoad.contexts.trace.trace_id);
    expect(navigation.start_timestamp).toBeGreaterThanOrEqual(pageLoad.timestamp);
    expect(JSON.stringify(navigation)).not.toContain('secret');
  });

  it('is one when the visitor goes back, too', async () => {
    await page.evaluate(() => history.pushState(null, '', '/basket'));
    await transactionOf('/basket');
    site.web.events.length = 0;
    await page.evaluate(() => history.back());
    const { contexts } = await transactionOf('/');
    expect(contexts.trace.op).toBe('navigation');
  });

  it('is none where the address stays, or only its fragment changes', async () => {
    await openPage('/patient');
    const same = await page.evaluate(async () => {
      history.replaceState({ scroll: 10 }, '', location.href);
      history.pushState(null, '', '#reviews');
      location.hash = 'questions';
      await new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }));
      return tracing.tracer.activeSpan() === tracing.pageLoadTransaction;
    });
    expect(same).toBe(true);
  });

  it("leaves the platform's errors to the application", async () => {
    await openPage('/patient');
    const outcome = await page.evaluate(() => {
      try {
        history.pushState(null, '', 'https://elsewhere.example/');
        return 'none';
      } catch (error) {
        return {
          name: (error as DOMException).name,
          own: tracing.tracer.activeSpan() === tracing.pageLoadTransaction,
        };
      }
    });
    expect(outcome).toEqual({ name: 'SecurityError', own: true });
  });

  it('is no longer one after tracing was closed', async () => {
    const active = await page.evaluate(async () => {
      await tracing.close();
      history.pushState(null, '', '/basket');
      return tracing.tracer.activeSpan() === undefined;
    });
    expect(active).toBe(true);
  });
});
