import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowserSite, type BrowserSite, type Echo } from '../../testing/pages/browser-site';
import type { BrowserTracing } from '../init';

declare const tracing: BrowserTracing;

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

/** The requests that the page load, which is still open, has spans of, and how they have ended. */
const outcomes = () =>
  page.evaluate(() =>
    tracing.pageLoadTransaction.children
      .filter(({ data }) => data['type'] === 'xhr')
      .map(({ description, status }) => `${description} ${status}`),
  );

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

  it('carries the trace when it is synchronous, too', async () => {
    const echo = await page.evaluate(() => {
      const request = new XMLHttpRequest();
      request.open('get', new URL('/echo', location.href), false);
      request.send();
      return JSON.parse(request.responseText) as Echo;
    });
    expect(echo.headers['sentry-trace']).toMatch(HEADER);
    expect(await outcomes()).toEqual(['GET /echo ok']);
  });

  it('keeps a header that the application has set, and the type of its response', async () => {
    const echo = await page.evaluate(
      () =>
        new Promise<Echo>((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', '/echo');
          request.responseType = 'json';
          request.setRequestHeader('Sentry-Trace', 'mine');
          request.onload = () => resolve(request.response as Echo);
          request.send();
        }),
    );
    expect(echo.headers['sentry-trace']).toBe('mine');
    expect(echo.headers['baggage']).toBeUndefined();
  });

  it('is one span however often it is sent, and each of two when it is opened again', async () => {
    const errors = await page.evaluate(async () => {
      const request = new XMLHttpRequest();
      const ended = () => new Promise((resolve) => (request.onloadend = () => setTimeout(resolve)));
      const failures: string[] = [];
      for (const path of ['/echo', '/missing']) {
        request.open('GET', path);
        request.send();
        try {
          request.send();
        } catch (error) {
          failures.push((error as DOMException).name);
        }
        await ended();
      }
      return failures;
    });
    expect(errors).toEqual(['InvalidStateError', 'InvalidStateError']);
    expect(await outcomes()).toEqual(['GET /echo ok', 'GET /missing not_found']);
  });

  it('is that of a subclass, whose own methods are left alone', async () => {
    const set = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const names: string[] = [];
          class Logged extends XMLHttpRequest {
            override setRequestHeader(name: string, value: string): void {
              names.push(name);
              super.setRequestHeader(name, value);
            }
          }
          const request = new Logged();
          request.open('GET', '/echo');
          request.setRequestHeader('mine', '1');
          request.onload = () => resolve(names);
          request.send();
        }),
    );
    expect(set).toEqual(['mine']);
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
