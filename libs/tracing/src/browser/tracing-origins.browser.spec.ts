import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { pageHtml, startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';
import type { BrowserTracing } from './init';

declare const tracing: BrowserTracing;

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

let site: BrowserSite;
let page: Page;
let warnings: string[];

/** The shop is at example.com and its services are at api.example.com, as in the text. */
const shop = () => site.origin.replace('127.0.0.1', 'example.com');
const services = () => site.otherOrigin.replace('127.0.0.1', 'api.example.com');

beforeAll(async () => {
  site = await startBrowserSite({
    ...{ tracesSampleRate: 1, idleTimeoutMs: 20_000 },
    addRoutes(app, config) {
      app.get('/by-default', (_request, response) => void response.send(pageHtml(config)));
      app.get('/configured', (_request, response) => {
        response.send(pageHtml({ ...config, tracingOrigins: ['api.example.com'] }));
      });
    },
  });
});

afterAll(() => site.close());

beforeEach(async () => {
  page = await site.browser.newPage();
  warnings = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
});

afterEach(() => page.close());

async function open(path: string): Promise<void> {
  await page.goto(shop() + path);
  await page.waitForFunction(() => 'tracing' in globalThis);
}

/** What the receiver of a request says it has got, or the name of the error that the application sees. */
const traceReceivedBy = (url: string): Promise<string> =>
  page.evaluate(
    (address) =>
      fetch(address).then(
        async (answer) => String(((await answer.json()) as Record<string, unknown>)['sentry-trace']),
        (error: Error) => error.name,
      ),
    url,
  );

describe('a service at another origin', () => {
  it('is told about the trace when it is a tracing origin, and allows the header', async () => {
    await open('/configured');
    const traceId = await page.evaluate(() => tracing.pageLoadTransaction.traceId);
    expect(await traceReceivedBy(`${services()}/allowing`)).toMatch(
      new RegExp(`^${traceId}-[0-9a-f]{16}-1$`),
    );
    expect(warnings).toEqual([]);
  });

  it.each(['/allowing', '/elsewhere', '/elsewhere?x=localhost', '/elsewhere?api.example.com'])(
    'is told nothing by default, and %s works',
    async (path) => {
      await open('/by-default');
      expect(await traceReceivedBy(services() + path)).toBe('undefined');
      expect(await traceReceivedBy(services().replace('http:', '') + path)).toBe('undefined');
    },
  );

  it('is told nothing when only its neighbour is a tracing origin', async () => {
    await open('/configured');
    expect(await traceReceivedBy(services().replace('api.', 'evil-api.') + '/elsewhere')).toBe('undefined');
  });

  it('blocks the request when it does not allow the header, and the page says so once', async () => {
    await open('/configured');
    const url = `${services()}/elsewhere`;
    expect(await traceReceivedBy(url)).toBe('TypeError');
    expect(await traceReceivedBy(`${url}?again`)).toBe('TypeError');
    expect(warnings).toEqual([
      `[tracing] ${services()} failed: does its CORS allow sentry-trace and baggage? See tracingOrigins`,
    ]);
  });

  it('blocks the request by XMLHttpRequest in the same way', async () => {
    await open('/configured');
    await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', url);
          request.onloadend = () => setTimeout(resolve);
          request.send();
        }),
      `${services()}/elsewhere`,
    );
    expect(warnings).toEqual([expect.stringContaining('CORS allow sentry-trace and baggage')]);
  });
});

describe("the shop's own origin", () => {
  it('is told by default, whatever the form of the address', async () => {
    await open('/by-default');
    const told = /^[0-9a-f]{32}-[0-9a-f]{16}-1$/;
    for (const url of ['/echo', 'echo', `${shop()}/echo`, `${shop().replace('http:', '')}/echo`]) {
      const headers = await page.evaluate(
        (address) =>
          fetch(address).then((answer): Promise<{ headers: Record<string, string> }> => answer.json()),
        url,
      );
      expect(headers.headers['sentry-trace']).toMatch(told);
    }
  });

  it('is not told when it is no tracing origin', async () => {
    await open('/configured');
    const { headers } = await page.evaluate(() =>
      fetch('/echo').then((answer): Promise<{ headers: Record<string, string> }> => answer.json()),
    );
    expect(headers['sentry-trace']).toBeUndefined();
  });
});
