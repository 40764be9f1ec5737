import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { catalogue, demoSession } from '@clew/shop-contracts';
import request from 'supertest';
import { answerByContract } from './testing/answer-by-contract';
import { drawTransaction } from './testing/draw-transaction';
import { startTestShop } from './testing/test-shop';
import type { TestShop } from './testing/test-shop';

const session = `clew_session=${demoSession.token}`;
const traceId = '771a43a4192642f0b136d5159a501700';
let shop: TestShop;

beforeAll(async () => {
  // Long enough for a busy machine, since neighbours that answer must never be late.
  shop = await startTestShop({ neighbourDeadlineMs: 1_000 });
});
afterAll(() => shop.close());
afterEach(() => {
  shop.dbService.received.length = 0;
  shop.thirdParty.received.length = 0;
  shop.transport.expectNothingUnclaimed();
});

async function drawn(name: string): Promise<string[]> {
  const event = await shop.transport.take(name);
  return drawTransaction(event, { [shop.dbService.url]: 'db-service', [shop.thirdParty.url]: 'third-party' });
}

describe('the products', () => {
  it('come from db-service, in the name of the session and in the same trace', async () => {
    const response = await request(shop.app)
      .get('/api/products')
      .set({ cookie: session, 'sentry-trace': `${traceId}-99aa0b1c2d3e4f50-1` });
    expect([response.status, response.body]).toEqual([200, { products: catalogue }]);
    expect(await drawn('GET /api/products')).toEqual([
      'http.server  GET /api/products  ok',
      '└─ http.client  GET db-service/products  ok',
    ]);
    const [asked] = shop.dbService.received;
    expect(asked?.headers.authorization).toBe(`Bearer ${demoSession.token}`);
    expect(asked?.headers['sentry-trace']).toMatch(new RegExp(`^${traceId}-[0-9a-f]{16}-1$`));
  });

  it('are refused to a browser without a session', async () => {
    const response = await request(shop.app).get('/api/products');
    expect([response.status, response.body]).toEqual([401, { error: 'unauthenticated' }]);
    expect((await drawn('GET /api/products'))[0]).toBe('http.server  GET /api/products  unauthenticated');
  });

  it('stay with the decision "no": db-service hears it, and nothing is sent', async () => {
    await request(shop.app)
      .get('/api/products')
      .set({ cookie: session, 'sentry-trace': `${traceId}-99aa0b1c2d3e4f50-0` })
      .expect(200);
    expect(shop.dbService.received[0]?.headers['sentry-trace']).toMatch(new RegExp(`^${traceId}-\\w{16}-0$`));
  });

  it.each([
    ['fails', 500, 502, 'bad_gateway', 'internal_error'],
    ['is busy', 503, 503, 'unavailable', 'unavailable'],
  ])('are a clear answer when db-service %s', async (_what, theirs, ours, error, status) => {
    shop.dbService.answer = () => ({ status: theirs });
    const response = await request(shop.app).get('/api/products').set('cookie', session);
    expect([response.status, response.body]).toEqual([ours, { error }]);
    expect((await drawn('GET /api/products'))[0]).toBe(`http.server  GET /api/products  ${status}`);
    shop.dbService.answer = answerByContract;
  });

  it('are a timeout when db-service never answers', async () => {
    shop.dbService.answer = () => new Promise(() => undefined);
    const response = await request(shop.app).get('/api/products').set('cookie', session);
    expect([response.status, response.body]).toEqual([504, { error: 'timeout' }]);
    expect((await drawn('GET /api/products'))[0]).toBe('http.server  GET /api/products  deadline_exceeded');
    shop.dbService.answer = answerByContract;
  });
});

describe('the delivery options', () => {
  it('are ranked from what the carriers quote, who hear nothing of the trace', async () => {
    const response = await request(shop.app).get('/api/delivery-options');
    expect(response.body).toEqual({
      deliveryOptions: [
        { id: 'standard', name: 'By ship', priceCents: 490, carrier: 'Argo', transitDays: 3 },
      ],
    });
    expect(await drawn('GET /api/delivery-options')).toEqual([
      'http.server  GET /api/delivery-options  ok',
      '└─ http.client  GET third-party/carrier/quotes  ok',
      '└─ function  rank delivery options  ok',
    ]);
    const headers = Object.keys(shop.thirdParty.received[0]?.headers ?? {});
    expect(headers).not.toContain('sentry-trace');
    expect(headers).not.toContain('baggage');
  });
});

describe('the exchange rates', () => {
  const rates = { base: 'EUR', asOf: '2026-01-01T12:00:00.000Z', rates: { USD: 1.1, GBP: 0.85 } };

  it('are shown by the page from when they came in', async () => {
    const response = await request(shop.app).post('/internal/rates').send(rates);
    expect([response.status, response.body]).toEqual([200, { applied: 2 }]);
    expect(await drawn('POST /internal/rates')).toEqual([
      'http.server  POST /internal/rates  ok',
      '└─ function  apply exchange rates  ok',
    ]);
    expect((await request(shop.app).get('/')).text).toContain(`"rates":${JSON.stringify(rates)}`);
    await shop.transport.take('GET /');
  });

  it.each([
    ['another base', { ...rates, base: 'USD' }, 'base'],
    ['no time', { ...rates, asOf: 'noon' }, 'asOf'],
    ['a currency that is not shown', { ...rates, rates: { XXX: 1 } }, 'rates'],
    ['a rate that is no number', { ...rates, rates: { USD: '1' } }, 'rates.USD'],
    ['a negative rate', { ...rates, rates: { USD: -1 } }, 'rates.USD'],
  ])('are refused with %s', async (_what, body, path) => {
    const response = await request(shop.app).post('/internal/rates').send(body);
    expect([response.status, response.body]).toMatchObject([
      400,
      { error: 'invalid_body', details: [{ path: expect.stringContaining(path) }] },
    ]);
    expect(await drawn('POST /internal/rates')).toEqual([
      'http.server  POST /internal/rates  invalid_argument',
    ]);
  });

  it.each([{ origin: 'http://evil.example' }, { 'sec-fetch-site': 'cross-site' }])(
    'are not taken from a browser (%j)',
    async (headers) => {
      const response = await request(shop.app).post('/internal/rates').set(headers).send(rates);
      expect([response.status, response.body]).toEqual([403, { error: 'forbidden' }]);
      await shop.transport.take('POST /internal/rates');
    },
  );
});

describe('any other request', () => {
  it.each([
    ['GET', '/package.json', 404],
    ['GET', '/assets/', 404],
    ['GET', '/assets/..%2fpackage.json', 404],
    ['GET', '/API/products', 404],
    ['GET', '/assets/app.js/', 404],
    ['DELETE', '/api/products', 404],
    ['GET', '/%E0%A4%A', 404],
  ])('%s %s is answered without a page', async (method, path, status) => {
    const response = await request(shop.app)[method === 'GET' ? 'get' : 'delete'](path);
    expect([response.status, response.type, 'error' in response.body]).toEqual([
      status,
      'application/json',
      true,
    ]);
    expect(response.headers['x-powered-by']).toBeUndefined();
    await shop.transport.take(`${method} ${path}`);
  });

  it.each(['/healthz', '/readyz'])('%s is answered untraced', async (path) => {
    await request(shop.app).get(path).expect(200);
    expect(shop.transport.takeAll()).toEqual([]);
  });

  it.each([
    ['garbage', 'garbage'],
    ['zero ids', `${'0'.repeat(32)}-${'0'.repeat(16)}-1`],
    ['a short span id', `${traceId}-99aa0b-1`],
    ['10,000 characters', 'x'.repeat(10_000)],
  ])('with a sentry-trace header of %s is answered in a new trace', async (_what, header) => {
    await request(shop.app).get('/api/delivery-options').set('sentry-trace', header).expect(200);
    const { contexts } = await shop.transport.take('GET /api/delivery-options');
    expect(contexts.trace.parent_span_id).toBeUndefined();
    expect(contexts.trace.trace_id).not.toBe(traceId);
  });
});
