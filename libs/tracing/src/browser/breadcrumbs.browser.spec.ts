import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Breadcrumb } from '../core/index';
import { pageHtml, startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';
import type { BrowserTracing } from './init';

declare const tracing: BrowserTracing;

// A browser starts in its own time on a busy machine.
jest.setTimeout(60_000);

const CANARY = 'Y2FuYXJ5';
const BODY = `
  <main>
    <form class="order wide" id="order">
      <input type="password" name="password"><textarea name="note"></textarea>
      <button type="submit" class="primary"><b>Submit Order ${CANARY}</b></button>
    </form>
    <div class="list"><p>one</p></div>
    <form class="hostile"><input name="id"><input name="parentElement"><button type="button">x</button></form>
  </main>`;

let site: BrowserSite;
let page: Page;
beforeAll(async () => {
  site = await startBrowserSite({
    tracesSampleRate: 1,
    idleTimeoutMs: 50,
    addRoutes: (app, config) =>
      app.get('/crumbs', (_request, response) => {
        response.send(pageHtml({ ...config, collectsBreadcrumbs: true, reportsErrors: true }) + BODY);
      }),
  });
});
afterAll(() => site.close());
beforeEach(async () => {
  page = await site.browser.newPage();
  await page.goto(`${site.origin}/crumbs?token=${CANARY}`);
  await page.waitForFunction(() => 'tracing' in globalThis);
  await page.evaluate(() =>
    document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault()),
  );
});

/** What a transaction that finishes now has as breadcrumbs, without their times. */
async function breadcrumbs(): Promise<Breadcrumb[]> {
  const traceId = await page.evaluate(() => {
    const transaction = tracing.tracer.startTransaction({ name: 'now' });
    transaction.finish();
    void tracing.flush();
    return transaction.traceId;
  });
  const [event] = await site.web.waitFor(1, ({ contexts }) => contexts.trace.trace_id === traceId);
  return (event?.breadcrumbs ?? []).map(({ timestamp, ...breadcrumb }) => {
    expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(60);
    return breadcrumb;
  });
}

describe('the breadcrumbs of a page', () => {
  it('are clicks and inputs, by the element and never by what is shown or typed', async () => {
    await page.type('textarea', CANARY);
    await page.type('[type=password]', CANARY);
    await page.click('b');
    await page.click('p');
    const found = await breadcrumbs();
    expect(found).toEqual([
      { category: 'ui.input', message: 'form#order.order.wide > textarea[name="note"]' },
      { category: 'ui.input', message: 'form#order.order.wide > input[type="password"][name="password"]' },
      { category: 'ui.click', message: 'form#order.order.wide > button.primary[type="submit"] > b' },
      { category: 'ui.click', message: 'html > body > main > div.list > p' },
    ]);
    expect(JSON.stringify(found)).not.toContain(CANARY);
  });

  it('are clicks that the page keeps to itself, and those inside of an open custom element', async () => {
    await page.evaluate(() => {
      const list = document.querySelector('.list') as HTMLElement;
      list.addEventListener('click', (event) => event.stopImmediatePropagation(), true);
      list.attachShadow({ mode: 'open' }).innerHTML = '<button data-testid="inside">x</button>';
      list.shadowRoot?.querySelector('button')?.click();
    });
    expect(await breadcrumbs()).toEqual([{ category: 'ui.click', message: 'button[data-testid="inside"]' }]);
  });

  it.each([
    [
      'a form whose fields are named as properties',
      '.hostile button',
      'form.hostile > button[type="button"]',
    ],
    ['an element without a name', 'main', 'html > body > main'],
  ])('name %s', async (_what, selector, expected) => {
    await page.locator(selector).evaluate((element) => (element as HTMLElement).click());
    const [{ message = '' } = {}] = await breadcrumbs();
    expect(message.endsWith(expected)).toBe(true);
  });

  it('are short, however long the names of an element are', async () => {
    await page.evaluate(() => {
      const element = document.body.appendChild(document.createElement('button'));
      element.className = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(500, 'x')).join(' ');
      element.name = 'y'.repeat(5000);
      element.click();
    });
    const [{ message = '' } = {}] = await breadcrumbs();
    expect(message.length).toBeLessThan(200);
  });

  it('are requests, whoever makes them and whether or not a span is active, without their queries', async () => {
    await page.evaluate(async (token) => {
      tracing.pageLoadTransaction.finish();
      await (await fetch(`/missing?token=${token}`)).text();
      await fetch('http://nobody.invalid/').catch(() => undefined);
      const request = new XMLHttpRequest();
      request.open('POST', '/echo');
      const done = new Promise((resolve) => request.addEventListener('loadend', resolve));
      request.send('wool');
      await done;
    }, CANARY);
    expect(await breadcrumbs()).toEqual([
      {
        ...{ type: 'http', category: 'fetch', level: 'warning' },
        data: { method: 'GET', url: '/missing', status_code: 404 },
      },
      {
        ...{ type: 'http', category: 'fetch', level: 'error' },
        data: { method: 'GET', url: 'http://nobody.invalid/' },
      },
      {
        ...{ type: 'http', category: 'xhr', level: 'info' },
        data: { method: 'POST', url: '/echo', status_code: 200 },
      },
    ]);
  });

  it('leave requests that no span is active for as they are: without a header', async () => {
    const headers = await page.evaluate(async () => {
      tracing.pageLoadTransaction.finish();
      const { headers } = (await (await fetch('/echo')).json()) as { headers: Record<string, string> };
      return headers;
    });
    expect(headers).not.toHaveProperty('sentry-trace');
    expect(await breadcrumbs()).toHaveLength(1);
  });

  it('are navigations within the page, which are transactions all the same', async () => {
    await page.evaluate((token) => {
      history.pushState(null, '', `/basket?token=${token}`);
      history.replaceState(null, '', '/basket/2#top');
    }, CANARY);
    const crumb = (from: string, to: string) => ({
      ...{ type: 'navigation', category: 'navigation', data: { from, to } },
    });
    expect(await breadcrumbs()).toEqual([crumb('/crumbs', '/basket'), crumb('/basket', '/basket/2')]);
    const [navigation] = await site.web.waitFor(1, ({ transaction }) => transaction.endsWith('/basket/2'));
    expect(navigation?.contexts.trace.op).toBe('navigation');
  });

  it('are what is written to the console, which the console shows as before', async () => {
    const shown: string[] = [];
    page.on('console', (message) => shown.push(`${message.type()} ${message.text()}`));
    await page.evaluate(() => {
      const { log, warn, error, assert } = globalThis.console;
      log('packed', 3);
      warn('low on yarn', { password: 'x' });
      error(new TypeError('no yarn'));
      assert(true, 'fine');
      assert(false, 'not fine');
    });
    expect(await breadcrumbs()).toEqual([
      { category: 'console', level: 'info', message: 'packed 3' },
      { category: 'console', level: 'warning', message: 'low on yarn [object Object]' },
      { category: 'console', level: 'error', message: 'TypeError: no yarn' },
      { category: 'console', level: 'error', message: 'Assertion failed: not fine' },
    ]);
    expect(shown.map((line) => line.split('\n')[0])).toEqual([
      'log packed 3',
      'warning low on yarn {password: x}',
      'error TypeError: no yarn',
      'assert not fine',
    ]);
  });

  it('survive what a hostile page writes, and so does the page', async () => {
    const outcome = await page.evaluate(() => {
      const fail = () => {
        throw new Error('hostile');
      };
      const cycle: unknown[] = [];
      cycle.push(cycle);
      const values = [
        cycle,
        { toString: fail },
        new Proxy({}, { get: fail }),
        'x'.repeat(2 ** 20),
        Symbol('x'),
      ];
      for (const value of values) globalThis.console.debug(value);
      tracing.tracer.addBreadcrumb(new Proxy({}, { get: fail }));
      return 'went on';
    });
    expect(outcome).toBe('went on');
    const found = await breadcrumbs();
    expect(found).toHaveLength(6);
    expect(JSON.stringify(found).length).toBeLessThan(4000);
  });

  it('go along with errors, and errors are breadcrumbs of what comes next', async () => {
    await page.click('p');
    const eventId = await page.evaluate(() => tracing.tracer.captureException(new Error('no yarn')));
    const last = (await breadcrumbs()).at(-1);
    expect(last).toEqual({
      ...{ type: 'error', category: 'exception', level: 'error', message: 'Error: no yarn' },
      data: { event_id: eventId },
    });
    const error = site.web.errors.find(({ event_id }) => event_id === eventId);
    expect(error?.breadcrumbs).toMatchObject([{ category: 'ui.click' }]);
  });

  it('are over when tracing is closed, which puts everything back', async () => {
    const isNative = await page.evaluate(async () => {
      const traced = [globalThis.console.log, history.pushState, fetch];
      await tracing.close();
      return [globalThis.console.log, history.pushState, fetch].map((method, at) => method !== traced[at]);
    });
    expect(isNative).toEqual([true, true, true]);
  });
});
