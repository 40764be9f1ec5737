import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { demoSession, orderConfirmationQueue } from '@clew/shop-contracts';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import request from 'supertest';
import { answerByContract } from '../testing/answer-by-contract';
import { drawTransaction } from '../testing/draw-transaction';
import { startTestShop } from '../testing/test-shop';
import type { TestShop } from '../testing/test-shop';

const session = `clew_session=${demoSession.token}`;
const traceId = '771a43a4192642f0b136d5159a501700';
const order = {
  items: [
    { productId: 'ariadne-red', quantity: 2 },
    { productId: 'ariadne-red', quantity: 1 },
  ],
  deliveryOptionId: 'express',
};
let shop: TestShop;

beforeAll(async () => {
  shop = await startTestShop();
});
afterAll(() => shop.close());
afterEach(() => {
  shop.dbService.received.length = 0;
  shop.thirdParty.received.length = 0;
  shop.transport.expectNothingUnclaimed();
});

function submit(body: object | string | undefined, headers: Record<string, string> = {}) {
  return request(shop.app)
    .post('/api/checkout')
    .set({ 'content-type': 'application/json', cookie: session, ...headers })
    .send(body);
}

async function drawn(): Promise<string[]> {
  const event = await shop.transport.take('POST /api/checkout');
  return drawTransaction(event, { [shop.dbService.url]: 'db-service', [shop.thirdParty.url]: 'third-party' });
}

async function queuedJob(orderId: string) {
  const connection = new Redis(shop.redis.url, { maxRetriesPerRequest: null });
  const queue = new Queue(orderConfirmationQueue, { connection });
  const job = await queue.getJob(`order-${orderId}`);
  await queue.close();
  connection.disconnect();
  return job;
}

describe('a checkout', () => {
  it('is tagged with what was ordered and what became of the payment', async () => {
    await submit(order).expect(201);
    const { tags } = await shop.transport.take('POST /api/checkout');
    expect(tags).toMatchObject({ items: '3', delivery: 'express', payment: 'accepted' });
  });

  it.each([
    ['declined', { status: 402, body: { error: 'declined' } }],
    ['failed', { status: 500 }],
  ])('whose payment is %s is tagged so', async (payment, answer) => {
    shop.thirdParty.answer = () => answer;
    await submit(order);
    const { tags } = await shop.transport.take('POST /api/checkout');
    expect(tags['payment']).toBe(payment);
    shop.thirdParty.answer = answerByContract;
  });

  it('tells the worker the shopper whose browser ordered', async () => {
    const shopperId = '3b241101-e2bb-4255-8caf-4136c566a962';
    const response = await submit(order, { cookie: `${session}; clew_shopper=${shopperId}` });
    const job = await queuedJob((response.body as { orderId: string }).orderId);
    expect(job?.data).toMatchObject({ shopperId });
    const { tags } = await shop.transport.take('POST /api/checkout');
    expect(tags['user.id']).toBe(shopperId);
  });

  it("computes, stores, charges and queues, in the text's order", async () => {
    const response = await submit(order, { 'sentry-trace': `${traceId}-99aa0b1c2d3e4f50-1` });
    expect(response.status).toBe(201);
    expect(response.body).toMatchObject({ totalCents: 3 * 1290 + 1190, currency: 'EUR' });
    expect(await drawn()).toEqual([
      'http.server  POST /api/checkout  ok',
      '└─ function  compute total  ok',
      '└─ http.client  POST db-service/orders  ok',
      '└─ http.client  POST third-party/payments/charges  ok',
      '└─ queue.publish  send-order-confirmation  ok',
    ]);
  });

  it('sends its header to the database and never to the payment processor', async () => {
    await submit(order, { 'sentry-trace': `${traceId}-99aa0b1c2d3e4f50-1` }).expect(201);
    await shop.transport.take('POST /api/checkout');
    expect(shop.dbService.received[0]?.headers['sentry-trace']).toMatch(new RegExp(`^${traceId}-`));
    const headers = Object.keys(shop.thirdParty.received[0]?.headers ?? {});
    expect(headers).toContain('idempotency-key');
    expect(headers).not.toContain('sentry-trace');
    expect(headers).not.toContain('baggage');
  });

  it.each([
    ['sampled', '1'],
    ['unsampled', '0'],
  ])('queues a clean payload, with the %s trace in its metadata', async (_what, flag) => {
    const response = await submit(order, { 'sentry-trace': `${traceId}-99aa0b1c2d3e4f50-${flag}` });
    const job = await queuedJob((response.body as { orderId: string }).orderId);
    expect(Object.keys(job?.data as object).sort()).toEqual(
      ['currency', 'customerEmail', 'customerName', 'deliveryCents', 'deliveryName'].concat([
        'lines',
        'orderId',
        'totalCents',
      ]),
    );
    const metadata = JSON.parse(job?.opts.telemetry?.metadata ?? '') as { 'sentry-trace': string };
    const trace = metadata['sentry-trace'].split('-');
    expect([trace[0], trace[2]]).toEqual([traceId, flag]);
    if (flag === '1') {
      const { spans } = await shop.transport.take('POST /api/checkout');
      expect(trace[1]).toBe(spans.find(({ op }) => op === 'queue.publish')?.span_id);
    }
  });

  it('that the payment processor declines is a 402, and nothing is queued', async () => {
    shop.thirdParty.answer = () => ({ status: 402, body: { error: 'declined' } });
    const response = await submit(order);
    expect([response.status, response.body]).toEqual([402, { error: 'payment_declined' }]);
    expect((await drawn()).at(-1)).toBe(
      '└─ http.client  POST third-party/payments/charges  invalid_argument',
    );
    shop.thirdParty.answer = answerByContract;
  });

  it('without a session is a 401, and nothing is charged', async () => {
    shop.dbService.answer = () => ({ status: 401 });
    await submit(order, { cookie: '' }).expect(401, { error: 'unauthenticated' });
    expect(shop.thirdParty.received).toEqual([]);
    expect((await drawn())[0]).toBe('http.server  POST /api/checkout  unauthenticated');
    shop.dbService.answer = answerByContract;
  });
});

describe('an idempotency key', () => {
  const key = '3b241101-e2bb-4255-8caf-4136c566a962';

  it('becomes the id of the order, of its charge and of its job', async () => {
    const response = await submit(order, { 'idempotency-key': key });
    expect([response.status, (response.body as { orderId: string }).orderId]).toEqual([201, key]);
    expect(shop.dbService.received[0]?.body).toMatchObject({ orderId: key });
    expect(shop.thirdParty.received[0]?.headers['idempotency-key']).toBe(key);
    expect(await queuedJob(key)).toMatchObject({ data: { orderId: key } });
    await shop.transport.take('POST /api/checkout');
  });

  it('that belongs to another order is a 409, and nothing is charged', async () => {
    shop.dbService.answer = () => ({ status: 409 });
    await submit(order, { 'idempotency-key': key }).expect(409, { error: 'order_exists' });
    expect(shop.thirdParty.received).toEqual([]);
    expect((await drawn())[0]).toBe('http.server  POST /api/checkout  already_exists');
    shop.dbService.answer = answerByContract;
  });

  it.each(['1', 'order:1', '../../etc', 'x'.repeat(1000)])('that is no UUID is a 400', async (text) => {
    await submit(order, { 'idempotency-key': text }).expect(400, { error: 'invalid_idempotency_key' });
    await shop.transport.take('POST /api/checkout');
  });
});

describe('a checkout that cannot be read', () => {
  const json = 'application/json';
  it.each([
    ['bad JSON', '{"items":', json, 400, 'invalid_body', 'invalid_argument'],
    ['an empty body', undefined, json, 400, 'invalid_body', 'invalid_argument'],
    ['null', 'null', json, 400, 'invalid_body', 'invalid_argument'],
    ['a string', '"order"', json, 400, 'invalid_body', 'invalid_argument'],
    ['an array', '[]', json, 400, 'invalid_body', 'invalid_argument'],
    ['8,000 levels', '['.repeat(8000) + ']'.repeat(8000), json, 400, 'invalid_body', 'invalid_argument'],
    ['a negative quantity', quantity(-1), json, 400, 'invalid_body', 'invalid_argument'],
    ['half a ball', quantity(1.5), json, 400, 'invalid_body', 'invalid_argument'],
    ['an unknown product', product('no-such-yarn'), json, 404, 'unknown_product', 'not_found'],
    ['plain text', '{}', 'text/plain', 415, 'unsupported_media_type', 'invalid_argument'],
    ['a bogus charset', '{}', `${json}; charset=bogus`, 415, 'unsupported_media_type', 'invalid_argument'],
    ['200 kB', `"${'x'.repeat(200_000)}"`, json, 413, 'body_too_large', 'failed_precondition'],
  ])('because of %s gets a clear answer, and the trace says so', async (_what, body, type, ...expected) => {
    const [status, error, traced] = expected;
    const response = await submit(body, { 'content-type': type });
    expect([response.status, (response.body as { error: string }).error]).toEqual([status, error]);
    expect(await drawn()).toEqual([`http.server  POST /api/checkout  ${traced}`]);
    expect(shop.dbService.received).toEqual([]);
  });

  it('because it is not UTF-8 is a 400', async () => {
    const response = await request(shop.app)
      .post('/api/checkout')
      .set('content-type', json)
      .serialize(() => Buffer.from([0x22, 0xff, 0x22]) as unknown as string)
      .send({});
    expect([response.status, response.body]).toMatchObject([400, { error: 'invalid_body' }]);
    await shop.transport.take('POST /api/checkout');
  });
});

function quantity(value: number): string {
  return JSON.stringify({ ...order, items: [{ productId: 'ariadne-red', quantity: value }] });
}

function product(productId: string): string {
  return JSON.stringify({ ...order, items: [{ productId, quantity: 1 }] });
}

describe('a checkout while Redis is away', () => {
  it.each([
    ['frozen', (redis: TestShop['redis']) => Promise.resolve(redis.freeze())],
    ['stopped', (redis: TestShop['redis']) => redis.stop()],
  ])('(%s) stores the order and answers 503 within 1.5 s', async (_what, takeAway) => {
    const crippled = await startTestShop();
    await takeAway(crippled.redis);
    const started = performance.now();
    const response = await request(crippled.app).post('/api/checkout').set('cookie', session).send(order);
    expect(performance.now() - started).toBeLessThan(1500);
    expect([response.status, response.headers['retry-after']]).toEqual([503, '5']);
    expect(response.body).toMatchObject({ error: 'confirmation_unavailable' });
    expect(crippled.dbService.received.map(({ line }) => line)).toEqual(['POST /orders']);
    const event = await crippled.transport.take('POST /api/checkout');
    expect(event.contexts.trace.status).toBe('unavailable');
    crippled.redis.thaw();
    await crippled.close();
  });
});
