import { catalogue, currency, demoSession, type StoreOrderRequest } from '@clew/shop-contracts';
import type { TransactionEvent } from '@clew/tracing/core';
import { createAsyncLocalActiveSpan } from '@clew/tracing/node';
import { testingTracer, type TestingTracer } from '@clew/tracing/testing';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import request from 'supertest';
import { buildApp } from './app';
import { openDatabase } from './database/open-database';
import { temporaryDirectory, type TemporaryDirectory } from './testing/temporary-directory';

jest.spyOn(process.stdout, 'write').mockReturnValue(true);

const AUTH_QUERY =
  'sql.query SELECT customers.id, customers.name, customers.email FROM sessions JOIN customers' +
  ' ON customers.id = sessions.customer_id WHERE token_matches(sessions.token_hash, ?) ok';
const SENTRY_TRACE = '12312012123120121231201212312012-1121201211212012';

let directory: TemporaryDirectory;
let database: Database;
let tracing: TestingTracer;
let agent: ReturnType<typeof request>;
beforeEach(() => {
  directory = temporaryDirectory();
  database = openDatabase(directory.path);
  tracing = testingTracer(createAsyncLocalActiveSpan());
  agent = request(buildApp({ database, tracer: tracing.tracer, authQueryDelayMs: 0 }));
});
afterEach(() => {
  database.close();
  directory.remove();
  tracing.transport.expectNothingUnclaimed();
});

const bearer = `Bearer ${demoSession.token}`;
const order: StoreOrderRequest = {
  orderId: '5f0c7a52-7d55-4d0e-9a3c-0d6a4c4f2b11',
  lines: [
    { productId: 'ariadne-red', name: 'Ariadne Red', quantity: 2, unitPriceCents: 1290 },
    { productId: 'theseus-white', name: 'Theseus White', quantity: 1, unitPriceCents: 850 },
  ],
  deliveryOptionId: 'standard',
  deliveryCents: 490,
  totalCents: 2 * 1290 + 850 + 490,
  currency,
};

function post(body: string | object) {
  return agent.post('/orders').set('authorization', bearer).send(body);
}

/** The transaction as lines, after a check that each of its spans is a child of the root. */
function tell({ transaction, contexts: { trace }, spans }: TransactionEvent): string[] {
  expect(spans.filter((span) => span.parent_span_id !== trace.span_id)).toEqual([]);
  return [
    `${trace.op} ${transaction} ${trace.status}`,
    ...spans.map(({ op, description, status }) => `${op} ${description} ${status}`),
  ];
}

describe('GET /products', () => {
  it('authenticates with one query and reads the catalogue with another', async () => {
    await agent
      .get('/products')
      .set('authorization', bearer)
      .set('sentry-trace', `${SENTRY_TRACE}-1`)
      .expect(200, { products: catalogue });
    const event = await tracing.transport.take('GET /products');
    expect(tell(event)).toEqual([
      'http.server GET /products ok',
      AUTH_QUERY,
      'sql.query SELECT id, name, description, colour, price_cents AS priceCents FROM products ORDER BY position ok',
    ]);
    const { trace_id, parent_span_id } = event.contexts.trace;
    expect(`${trace_id}-${parent_span_id}`).toBe(SENTRY_TRACE);
  });

  it('shows the dial in the span of the authentication query', async () => {
    const slow = request(buildApp({ database, tracer: tracing.tracer, authQueryDelayMs: 50 }));
    await slow.get('/products').set('authorization', bearer).expect(200);
    const { spans } = await tracing.transport.take('GET /products');
    const [authentication = 0, data = 0] = spans.map((span) => span.timestamp - span.start_timestamp);
    expect(authentication).toBeGreaterThanOrEqual(0.049);
    expect(data).toBeLessThan(authentication);
  });

  it('is recorded nowhere when the caller decided against it', async () => {
    await agent
      .get('/products')
      .set('authorization', bearer)
      .set('sentry-trace', `${SENTRY_TRACE}-0`)
      .expect(200);
    expect(tracing.transport.takeAll()).toEqual([]);
  });

  it.each([
    ['no authorization', undefined, []],
    ['another scheme', 'Basic YTpi', []],
    ['an empty token', 'Bearer ', []],
    ['two tokens', `${bearer} ${demoSession.token}`, []],
    ['a wrong token', 'Bearer demo-session-000000000000', [AUTH_QUERY]],
    ['SQL', "Bearer '--", [AUTH_QUERY]],
  ])('answers 401 to %s', async (_case, authorization, queries) => {
    const call = agent.get('/products');
    if (authorization !== undefined) call.set('authorization', authorization);
    const { headers } = await call.expect(401, { error: 'unauthenticated' });
    expect(headers['www-authenticate']).toBe('Bearer');
    const event = await tracing.transport.take('GET /products');
    expect(tell(event)).toEqual(['http.server GET /products unauthenticated', ...queries]);
  });
});

describe('POST /orders', () => {
  it('stores the order and its history with individual statements', async () => {
    const { name, email } = demoSession.customer;
    await post(order).expect(201, { orderId: order.orderId, customer: { name, email } });
    const lines = tell(await tracing.transport.take('POST /orders'));
    expect(lines.map((line) => line.replace(/( ?\(| SET).*(?= ok$)/, ''))).toEqual([
      'http.server POST /orders ok',
      AUTH_QUERY.replace(/\(.*(?= ok$)/, ''),
      'sql.query INSERT INTO orders ok',
      'sql.query INSERT INTO order_items ok',
      'sql.query INSERT INTO order_items ok',
      'sql.query UPDATE customers ok',
    ]);
    expect(lines.join()).not.toMatch(/Ariadne|1290|5f0c7a52/);
  });

  it('stores a repeated order once, and no other order under its id', async () => {
    await post(order).expect(201);
    await post(order).expect(201);
    await post({ ...order, deliveryOptionId: 'economy' }).expect(409, { error: 'order_exists' });
    expect(database.prepare('SELECT orders_placed FROM customers').pluck().get()).toBe(1);
    const statuses = tracing.transport.takeAll().map(({ contexts }) => contexts.trace.status);
    expect(statuses).toEqual(['ok', 'ok', 'already_exists']);
  });

  it.each([
    ['no order', 'null', ''],
    ['no lines', { ...order, lines: [] }, 'lines'],
    ['an order of nothing', { ...order, lines: [{ ...order.lines[0], quantity: 0 }] }, 'lines.0.quantity'],
    ['a negative quantity', { ...order, lines: [{ ...order.lines[0], quantity: -1 }] }, 'lines.0.quantity'],
    ['half a ball', { ...order, lines: [{ ...order.lines[0], quantity: 1.5 }] }, 'lines.0.quantity'],
    ['a quantity as text', { ...order, lines: [{ ...order.lines[0], quantity: '2' }] }, 'lines.0.quantity'],
    ['too much', { ...order, lines: [{ ...order.lines[0], quantity: 100 }] }, 'lines.0.quantity'],
    [
      'an unknown product',
      { ...order, lines: [{ ...order.lines[0], productId: 'rope' }] },
      'lines.0.productId',
    ],
    ['a product twice', { ...order, lines: [order.lines[0], order.lines[0]] }, 'lines'],
    ['a wrong sum', { ...order, totalCents: order.totalCents - 1 }, 'totalCents'],
    ['an id that is none', { ...order, orderId: "1'; DROP TABLE orders" }, 'orderId'],
    ['another currency', { ...order, currency: 'USD' }, 'currency'],
    ['a field of its own', { ...order, customerId: 'somebody' }, ''],
    ['a prototype', `{"__proto__":{"admin":true},${JSON.stringify(order).slice(1)}`, ''],
  ])('answers 400 to %s and names it', async (_case, body, path) => {
    const call = agent.post('/orders').set('authorization', bearer).type('json');
    const answer = await call.send(typeof body === 'string' ? body : JSON.stringify(body)).expect(400);
    const { error, details } = answer.body as { error: string; details?: { path: string }[] };
    expect(error).toBe('invalid_body');
    if (body !== 'null') expect(details?.map((detail) => detail.path)).toContain(path);
    expect(database.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(0);
    const event = await tracing.transport.take('POST /orders');
    expect(event.contexts.trace.status).toBe('invalid_argument');
  });

  it('stores nothing of an order that fails half way', async () => {
    database.exec('DROP TABLE order_items');
    expect((await post(order)).status).toBe(500);
    expect(database.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(0);
    expect((await tracing.transport.take('POST /orders')).contexts.trace.status).toBe('internal_error');
  });

  it('answers 503 while another process holds the database', async () => {
    database.pragma('busy_timeout = 20');
    const other = new SqliteDatabase(`${directory.path}/shop.sqlite`);
    other.exec('BEGIN IMMEDIATE');
    const { headers } = await post(order).expect(503, { error: 'busy' });
    expect(headers['retry-after']).toBe('1');
    expect((await tracing.transport.take('POST /orders')).contexts.trace.status).toBe('unavailable');
    other.exec('ROLLBACK');
    other.close();
    await post(order).expect(201);
    await tracing.transport.take('POST /orders');
  });
});

describe('GET /orders', () => {
  it('lists the own orders only, with their lines in order', async () => {
    await post(order).expect(201);
    database.exec(`
      INSERT INTO customers (id, name, email) VALUES ('theseus', 'Theseus', 'theseus@shop.example');
      INSERT INTO orders SELECT 'other', 'theseus', placed_at, content_hash, delivery_option_id, 0, 0, 'EUR' FROM orders;
      INSERT INTO order_items VALUES ('other', 0, 'aegean-blue', 'Aegean Blue', 1, 0);
    `);
    const answer = await agent.get('/orders').set('authorization', bearer).expect(200);
    expect(answer.body).toEqual({ orders: [{ ...order, placedAt: expect.stringMatching(/^\d{4}-.+Z$/) }] });
    await tracing.transport.take('POST /orders');
    expect(tell(await tracing.transport.take('GET /orders'))).toHaveLength(3);
  });
});

describe('everything else', () => {
  it.each([
    ['get', '/', 404, 'not_found'],
    ['get', '/orders/1', 404, 'not_found'],
    ['delete', '/products', 405, 'method_not_allowed'],
    ['put', '/orders', 405, 'method_not_allowed'],
  ] as const)('answers %s %s with %i %s', async (method, path, status, error) => {
    const { headers } = await agent[method](path).expect(status, { error });
    expect(headers['x-powered-by']).toBeUndefined();
    expect(tracing.transport.takeAll()).toHaveLength(1);
  });

  it.each(['/healthz', '/readyz'])('makes no transaction of %s', async (path) => {
    await agent.get(path).expect(200);
    expect(tracing.transport.takeAll()).toEqual([]);
  });
});
