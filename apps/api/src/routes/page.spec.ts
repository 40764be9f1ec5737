import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatSentryTrace } from '@clew/tracing/core';
import request from 'supertest';
import { startTestShop } from '../testing/test-shop';
import type { TestShop } from '../testing/test-shop';

const asDocument = { 'sec-fetch-dest': 'document' };
let shop: TestShop;

beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());

describe('the page', () => {
  it('is HTML that nobody keeps, with its settings', async () => {
    const response = await request(shop.app).get('/');
    expect(response.headers).toMatchObject({
      'cache-control': 'no-store',
      'content-type': 'text/html; charset=utf-8',
    });
    expect(response.text).toContain('"viewerUrl":"http://127.0.0.1:9000","rates":null');
    await shop.transport.take('GET /');
  });

  it('brings the session as a cookie that no script and no other site can use', async () => {
    const response = await request(shop.app).get('/');
    const cookies = ([] as string[]).concat(response.headers['set-cookie'] ?? []);
    expect(cookies.find((cookie) => cookie.startsWith('clew_session='))).toMatch(
      /^clew_session=[\w-]+; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    await shop.transport.take('GET /');
  });

  it('may load from here only, talk to the collector, and be framed by nobody', async () => {
    const { headers } = await request(shop.app).get('/');
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
        "connect-src 'self' http://127.0.0.1:9000; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    await shop.transport.take('GET /');
  });
});

describe.each([
  ['/assets/app.css', 'text/css; charset=utf-8', 'body{}'],
  ['/assets/app.js', 'text/javascript; charset=utf-8', 'void 0'],
])('the asset %s', (path, contentType, text) => {
  it('is asked for at every page load', async () => {
    const response = await request(shop.app).get(path).buffer(true);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-cache', 'content-type': contentType });
    expect(response.text ?? String(response.body)).toBe(text);
    await shop.transport.take(`GET ${path}`);
  });

  it('is not sent again when it has not changed, and the transaction is ok', async () => {
    const { headers } = await request(shop.app).get(path);
    await shop.transport.take(`GET ${path}`);
    const response = await request(shop.app)
      .get(path)
      .set('if-none-match', headers['etag'] ?? '');
    expect([response.status, response.text]).toEqual([304, '']);
    const event = await shop.transport.take(`GET ${path}`);
    expect(event.contexts.trace.status).toBe('ok');
  });
});

describe('a page load', () => {
  it('is one trace: each request continues the span that it announces to the browser', async () => {
    const browser = request.agent(shop.app);
    const requests = [
      ['/', asDocument],
      ['/assets/app.css', { 'sec-fetch-dest': 'style' }],
      ['/assets/app.js', { 'sec-fetch-dest': 'script' }],
    ] as const;
    const traceIds = new Set<string>();
    for (const [path, headers] of requests) {
      const response = await browser.get(path).set(headers);
      const { trace } = (await shop.transport.take(`GET ${path}`)).contexts;
      const announced = formatSentryTrace(trace.trace_id, trace.parent_span_id ?? 'none', true);
      expect(response.headers['server-timing']).toContain(`sentry-trace;desc="${announced}"`);
      traceIds.add(trace.trace_id);
    }
    expect(traceIds.size).toBe(1);
  });
});
