import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Express } from 'express';
import type { Page } from 'playwright-core';
import { startBrowserSite, type BrowserSite } from '../testing/browser-site';

declare const tracing: import('./init').BrowserTracing;

interface Case {
  origin: string;
  otherOrigin: string;
}

let site: BrowserSite;
let page: Page;

beforeAll(async () => {
  site = await startBrowserSite({ tracesSampleRate: 1, idleTimeoutMs: 20_000, addRoutes });
  page = await site.browser.newPage();
}, 30_000);

afterAll(() => site.close());

beforeEach(async () => {
  await page.goto(site.origin);
});

function addRoutes(app: Express): void {
  app.all('/echo', (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => response.json({ method: request.method, headers: request.headers, body }));
  });
  app.get('/missing', (_request, response) => void response.status(404).end());
  app.get('/never', () => undefined);
}

const urls = (): Case => ({ origin: site.origin, otherOrigin: site.otherOrigin });

/** A page's request, as the server saw it. */
interface Echo {
  method: string;
  headers: Record<string, string | undefined>;
  body: string;
}

const HEADER = /^[0-9a-f]{32}-[0-9a-f]{16}-1$/;

describe('a request by fetch', () => {
  const forms: [form: string, call: (urls: Case) => Promise<Echo>][] = [
    ['a path', () => fetch('/echo').then((answer) => answer.json())],
    ['a URL', ({ origin }) => fetch(new URL('/echo', origin)).then((answer) => answer.json())],
    ['a Request', () => fetch(new Request('/echo')).then((answer) => answer.json())],
    [
      'a Request and options',
      () => fetch(new Request('/echo'), { cache: 'no-store' }).then((answer) => answer.json()),
    ],
    ['a Request as options', () => fetch('/echo', new Request('/other')).then((answer) => answer.json())],
    ['no headers', () => fetch('/echo', { method: 'GET' }).then((answer) => answer.json())],
    [
      'Headers',
      () => fetch('/echo', { headers: new Headers({ mine: '1' }) }).then((answer) => answer.json()),
    ],
    [
      'headers as an array',
      () => fetch('/echo', { headers: [['mine', '1']] }).then((answer) => answer.json()),
    ],
    [
      'headers as an object',
      () => fetch('/echo', { headers: { mine: '1' } }).then((answer) => answer.json()),
    ],
  ];

  it.each(forms)('carries the trace when it is made with %s', async (form, call) => {
    const { method, headers } = await page.evaluate(call, urls());
    expect(method).toBe('GET');
    expect(headers['sentry-trace']).toMatch(HEADER);
    expect(headers['baggage']).toContain('sentry-trace_id=');
    if (/headers/i.test(form) && form !== 'no headers') expect(headers['mine']).toBe('1');
  });

  it('keeps method, body, referrer and headers of a Request', async () => {
    const echo = await page.evaluate(() =>
      fetch(
        new Request('/echo', {
          method: 'PUT',
          body: 'ball of yarn',
          headers: { mine: '1' },
          referrer: '/from-here',
        }),
      ).then((answer): Promise<Echo> => answer.json()),
    );
    expect(echo).toMatchObject({ method: 'PUT', body: 'ball of yarn', headers: { mine: '1' } });
    expect(echo.headers['referer']).toBe(`${site.origin}/from-here`);
    expect(echo.headers['sentry-trace']).toMatch(HEADER);
  });

  it('keeps a header and baggage that the application has set, and its own options as they were', async () => {
    const { echo, after } = await page.evaluate(async () => {
      const options = { headers: { 'sentry-trace': 'mine', baggage: 'team=red' } };
      const answer = await fetch('/echo', options);
      return { echo: (await answer.json()) as Echo, after: options };
    });
    expect(echo.headers).toMatchObject({ 'sentry-trace': 'mine', baggage: 'team=red' });
    expect(after.headers).toEqual({ 'sentry-trace': 'mine', baggage: 'team=red' });
  });

  it('says nothing to an origin that is no tracing origin', async () => {
    const headers = await page.evaluate(
      ({ otherOrigin }) =>
        fetch(`${otherOrigin}/elsewhere?x=localhost`).then((answer): Promise<Echo['headers']> =>
          answer.json(),
        ),
      urls(),
    );
    expect(headers['sentry-trace']).toBeUndefined();
    expect(headers['baggage']).toBeUndefined();
  });

  it('gives the application its own error, also when nobody handles it', async () => {
    const outcome = await page.evaluate(async () => {
      const unhandled = new Promise<string>((resolve) =>
        addEventListener('unhandledrejection', ({ reason }) => resolve(String(reason)), { once: true }),
      );
      const reason = new Error('changed my mind');
      const controller = new AbortController();
      const aborted = fetch('/never', { signal: controller.signal }).catch(
        (error: unknown) => error === reason,
      );
      controller.abort(reason);
      void fetch('http://');
      const unreadable = await fetch({
        toString: () => {
          throw new Error('unprintable');
        },
      } as unknown as string).catch(String);
      return { aborted: await aborted, unhandled: await unhandled, unreadable };
    });
    expect(outcome).toEqual({
      aborted: true,
      unhandled: expect.stringContaining('TypeError'),
      unreadable: 'Error: unprintable',
    });
  });
});

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
      ({ otherOrigin }) =>
        new Promise<Echo['headers']>((resolve) => {
          const request = new XMLHttpRequest();
          request.open('GET', `${otherOrigin}/elsewhere`);
          request.onload = () => resolve(JSON.parse(request.responseText) as Echo['headers']);
          request.send();
        }),
      urls(),
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

describe('the spans of requests', () => {
  it('say how each request ended, whoever made it', async () => {
    const traceId = await page.evaluate(async ({ otherOrigin }) => {
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
    }, urls());
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
});
