import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';
import type { BrowserTracing } from './init';

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

describe('the spans of requests', () => {
  it('say how each request ended, whoever made it', async () => {
    const traceId = await page.evaluate(async (otherOrigin) => {
      const { tracer } = tracing;
      const settled = (request: XMLHttpRequest) =>
        new Promise((resolve) => request.addEventListener('loadend', resolve));
      const send = (url: string, end: (request: XMLHttpRequest) => void = () => undefined) => {
        const request = new XMLHttpRequest();
        request.open('GET', url);
        request.send();
        const ended = settled(request);
        end(request);
        return ended;
      };
      return tracer.startSpan({ transaction: 'all outcomes', op: 'test' }, async (span) => {
        const silent = () => undefined;
        await Promise.all([
          fetch('/echo?token=secret'),
          fetch('/missing'),
          fetch('/never', { signal: AbortSignal.abort() }).catch(silent),
          fetch('/never', { signal: AbortSignal.timeout(1) }).catch(silent),
          fetch('http://127.0.0.1:9/').catch(silent),
          send('/echo?token=secret'),
          send(`${otherOrigin}/elsewhere`),
          send('/missing'),
          send('/never', (request) => request.abort()),
          send('/never', (request) => (request.timeout = 1)),
          send('http://127.0.0.1:9/'),
        ]);
        const reopened = new XMLHttpRequest();
        tracer.runWith(span, () => {
          reopened.open('GET', '/never');
          reopened.send();
          reopened.open('GET', '/echo');
          reopened.send();
        });
        await settled(reopened);
        return span.traceId;
      });
    }, site.otherOrigin);
    const [event] = await site.web.waitFor(1, ({ contexts }) => contexts.trace.trace_id === traceId);
    const outcomes = event?.spans.map(({ description, status, data }) => [
      data?.['type'],
      description,
      status,
    ]);
    expect(outcomes).toEqual([
      ['fetch', 'GET /echo', 'ok'],
      ['fetch', 'GET /missing', 'not_found'],
      ['fetch', 'GET /never', 'cancelled'],
      ['fetch', 'GET /never', 'deadline_exceeded'],
      ['fetch', 'GET http://127.0.0.1:9/', 'internal_error'],
      ['xhr', 'GET /echo', 'ok'],
      ['xhr', `GET ${site.otherOrigin}/elsewhere`, 'ok'],
      ['xhr', 'GET /missing', 'not_found'],
      ['xhr', 'GET /never', 'cancelled'],
      ['xhr', 'GET /never', 'deadline_exceeded'],
      ['xhr', 'GET http://127.0.0.1:9/', 'internal_error'],
      ['xhr', 'GET /never', 'cancelled'],
      ['xhr', 'GET /echo', 'ok'],
    ]);
    expect(JSON.stringify(event)).not.toContain('secret');
  });

  it('are none of the envelopes, whoever sends one', async () => {
    const seen = await page.evaluate(async (otherOrigin) => {
      const { children } = tracing.pageLoadTransaction;
      const before = children.length;
      const envelope = { method: 'POST', body: '{}' };
      const answer = await fetch(`${otherOrigin}/api/1/envelope/?sentry_key=key`, envelope);
      await tracing.flush();
      return { status: answer.status, added: children.length - before };
    }, site.otherOrigin);
    expect(seen).toEqual({ status: 200, added: 0 });
  });
});
