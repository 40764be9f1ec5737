import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowserSite, type BrowserSite, type Echo } from '../../testing/browser-site';

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

let site: BrowserSite;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite({ tracesSampleRate: 1, idleTimeoutMs: 20_000 });
  page = await site.browser.newPage();
});

afterAll(() => site.close());

beforeEach(async () => {
  await page.goto(site.origin);
});

const HEADER = /^[0-9a-f]{32}-[0-9a-f]{16}-1$/;

describe('a request by XMLHttpRequest', () => {
  it('carries the trace beside the headers that the application has set', async () => {
    const echo = await page.evaluate(
      () =>
        new Promise<Echo>((resolve) => {
          const request = new XMLHttpRequest();
          request.open('POST', '/echo');
          request.setRequestHeader('baggage', 'team=red');
          request.onload = () => resolve(JSON.parse(request.responseText) as Echo);
          request.send('ball of yarn');
        }),
    );
    expect(echo).toMatchObject({ method: 'POST', body: 'ball of yarn' });
    expect(echo.headers['sentry-trace']).toMatch(HEADER);
    expect(echo.headers['baggage']).toMatch(/^team=red, sentry-trace_id=/);
  });

  it('says nothing to an origin that is no tracing origin', async () => {
    const headers = await page.evaluate(
      (otherOrigin) =>
        new Promise<Echo['headers']>((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', `${otherOrigin}/elsewhere`);
          request.onload = () => resolve(JSON.parse(request.responseText) as Echo['headers']);
          request.send();
        }),
      site.otherOrigin,
    );
    expect(headers['sentry-trace']).toBeUndefined();
  });

  it("gives the application the platform's errors", async () => {
    const error = await page.evaluate(() => {
      try {
        new XMLHttpRequest().send();
        return 'none';
      } catch (thrown) {
        return (thrown as DOMException).name;
      }
    });
    expect(error).toBe('InvalidStateError');
  });
});
