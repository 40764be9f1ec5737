import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startBrowserSite, type BrowserSite, type Echo } from '../../testing/pages/browser-site';
import type { BrowserTracing } from '../init';

declare const tracing: BrowserTracing;

interface Case {
  origin: string;
  otherOrigin: string;
}

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

const urls = (): Case => ({ origin: site.origin, otherOrigin: site.otherOrigin });

/** How many requests the page load, which is still open, has spans of. */
const spansOfRequests = () =>
  page.evaluate(() => tracing.pageLoadTransaction.children.filter(({ op }) => op === 'http.client').length);

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
    ['a relative path', () => fetch('echo').then((answer) => answer.json())],
    ['an address', ({ origin }) => fetch(`${origin}/echo`).then((answer) => answer.json())],
    ['no headers', () => fetch('/echo', { method: 'GET' }).then((answer) => answer.json())],
    ['null options', () => fetch('/echo', null as never).then((answer) => answer.json())],
    ['keepalive', () => fetch('/echo', { keepalive: true }).then((answer) => answer.json())],
    ['a signal', () => fetch('/echo', { signal: AbortSignal.timeout(9000) }).then((answer) => answer.json())],
    [
      "a frame's Request",
      () => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        const { Request: FrameRequest } = frame.contentWindow as unknown as typeof globalThis;
        return fetch(new FrameRequest(`${location.origin}/echo`)).then((answer) => answer.json());
      },
    ],
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
    const before = await spansOfRequests();
    const { method, headers } = await page.evaluate(call, urls());
    expect(method).toBe('GET');
    expect(await spansOfRequests()).toBe(before + 1);
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

  it.each([
    ['text', () => 'ball of yarn'],
    ['a Blob', () => new Blob(['ball of yarn'])],
    ['bytes', () => new TextEncoder().encode('ball of yarn')],
    ['form fields', () => new URLSearchParams({ ball: 'of yarn' })],
  ] as [form: string, body: () => BodyInit][])('keeps a body of %s', async (_form, body) => {
    const call = `fetch('/echo', { method: 'POST', body: (${String(body)})() }).then((answer) => answer.json())`;
    expect((await page.evaluate<Echo>(call)).body).toMatch(/^ball[= ]of[+ ]yarn$/);
  });

  it("is the platform's own in everything that can be seen of it", async () => {
    const seen = await page.evaluate(async () => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const { fetch: platformFetch } = frame.contentWindow as unknown as typeof globalThis;
      const outcomesOf = async (send: typeof fetch) => {
        const nameOf = (error: unknown) => (error as Error).name;
        const stream = new ReadableStream({ start: (controller) => controller.close() });
        const used = new Request('/echo', { method: 'POST', body: 'ball of yarn' });
        await send(used);
        return [
          send.name,
          send.length,
          Reflect.ownKeys(send),
          String(send).includes('[native code]'),
          used.bodyUsed,
          // A stream needs HTTP/2: the error is the platform's.
          await send('/echo', { method: 'POST', body: stream, duplex: 'half' } as RequestInit).catch(nameOf),
          await send(used).catch(nameOf),
          await send.call({} as never, '/echo').catch(nameOf),
          await send('/echo', { method: 'GET', body: 'none allowed' }).catch(nameOf),
          await send('/echo', { headers: { 'in valid': '1' } }).catch(nameOf),
          await (send as () => Promise<unknown>)().catch(nameOf),
        ];
      };
      return [await outcomesOf(fetch), await outcomesOf(platformFetch)];
    });
    expect(seen[0]).toEqual(seen[1]);
  });

  it('does not wait for what nobody reads, and leaves streams to the application', async () => {
    const parts = await page.evaluate(async () => {
      const { body } = await fetch('/echo');
      const reader = (body as ReadableStream<Uint8Array>).getReader();
      const { value } = await reader.read();
      await reader.cancel();
      return new TextDecoder().decode(value);
    });
    expect(parts).toContain('"method":"GET"');
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
