import { startRedisServer, type RedisServer } from '@clew/private-redis';
import type { ExchangeRates } from '@clew/shop-contracts';
import type { TransactionEvent } from '@clew/tracing/core';
import { createAsyncLocalActiveSpan } from '@clew/tracing/node';
import { testingTracer, type TestingTracer } from '@clew/tracing/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Redis } from 'ioredis';
import request from 'supertest';
import { buildApp } from './app';
import { connectCache } from './connect-cache';

jest.spyOn(process.stdout, 'write').mockReturnValue(true);

const SENTRY_TRACE = '12312012123120121231201212312012-1121201211212012';
const rates: ExchangeRates = {
  base: 'EUR',
  asOf: '2026-11-22T12:00:00.000Z',
  rates: { USD: 1.0842, GBP: 0.8391 },
};

let server: RedisServer;
let redis: Redis;
let tracing: TestingTracer;
let agent: ReturnType<typeof request>;
beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());
beforeEach(async () => {
  redis = await connectCache(server.url);
  await redis.flushall();
  tracing = testingTracer(createAsyncLocalActiveSpan());
  agent = request(buildApp({ redis, tracer: tracing.tracer }));
});
afterEach(() => {
  redis.disconnect();
  tracing.transport.expectNothingUnclaimed();
});

/** The transaction as lines, after a check that each of its spans is a child of the root. */
function tell({ transaction, contexts: { trace }, spans }: TransactionEvent): string[] {
  expect(spans.filter((span) => span.parent_span_id !== trace.span_id)).toEqual([]);
  return [
    `${trace.op} ${transaction} ${trace.status}`,
    ...spans.map(({ op, description, status }) => `${op} ${description} ${status}`),
  ];
}

describe('PUT /rates/:base', () => {
  it('reads the existing data, then stores', async () => {
    await agent
      .put('/rates/EUR')
      .set('sentry-trace', `${SENTRY_TRACE}-1`)
      .send(rates)
      .expect(200, { base: 'EUR', changed: true });
    const event = await tracing.transport.take('PUT /rates/:base');
    expect(tell(event)).toEqual([
      'http.server PUT /rates/:base ok',
      'db.redis GET rates:EUR ok',
      'db.redis SET rates:EUR ok',
    ]);
    const { trace_id, parent_span_id } = event.contexts.trace;
    expect(`${trace_id}-${parent_span_id}`).toBe(SENTRY_TRACE);
    expect(JSON.stringify(event)).not.toContain('1.0842');
  });

  it.each([
    ['the same rates', JSON.stringify({ ...rates, asOf: '2026-11-21T12:00:00Z' }), false],
    ['another rate', JSON.stringify({ ...rates, rates: { ...rates.rates, USD: 1.1 } }), true],
    ['another currency', JSON.stringify({ ...rates, rates: { USD: 1.0842 } }), true],
    ['what is no JSON', 'EUR=1', true],
    ['what are no rates', '{"rates":[]}', true],
  ])('says whether %s were replaced by a change', async (_case, stored, changed) => {
    await redis.set('rates:EUR', stored);
    await agent.put('/rates/EUR').send(rates).expect(200, { base: 'EUR', changed });
    await agent.get('/rates/EUR').expect(200, rates);
    tracing.transport.takeAll();
  });

  it.each([
    ['no base', { ...rates, base: undefined }, 'base'],
    ['the base of another address', { ...rates, base: 'USD' }, 'base'],
    ['a time that is none', { ...rates, asOf: 'noon' }, 'asOf'],
    ['a negative rate', { ...rates, rates: { USD: -1 } }, 'rates.USD'],
    ['a rate as text', { ...rates, rates: { USD: '1' } }, 'rates.USD'],
    ['a currency that is none', { ...rates, rates: { usd: 1 } }, 'rates.usd'],
    ['a field of its own', { ...rates, key: 'sessions' }, ''],
    ['too many rates', { ...rates, rates: manyRates(201) }, 'rates'],
  ])('answers 400 to %s and stores nothing', async (_case, body, path) => {
    const answer = await agent.put('/rates/EUR').send(body).expect(400);
    const { error, details } = answer.body as { error: string; details: { path: string }[] };
    expect([error, details[0]?.path]).toEqual(['invalid_body', path]);
    expect(await redis.exists('rates:EUR')).toBe(0);
    expect(tell(await tracing.transport.take('PUT /rates/:base'))).toEqual([
      'http.server PUT /rates/:base invalid_argument',
    ]);
  });
});

describe('GET /rates/:base', () => {
  it('answers 404 while there are no rates', async () => {
    await agent.get('/rates/EUR').expect(404, { error: 'not_found' });
    expect(tell(await tracing.transport.take('GET /rates/:base'))).toEqual([
      'http.server GET /rates/:base not_found',
      'db.redis GET rates:EUR ok',
    ]);
  });

  it.each(['eur', 'EURO', 'EUR%0AFLUSHALL', '__proto__', '*'])('answers 400 to the base %s', async (base) => {
    await agent.get(`/rates/${base}`).expect(400, { error: 'invalid_base' });
    await tracing.transport.take('GET /rates/:base');
  });
});

describe('everything else', () => {
  it.each([
    ['get', '/', 404, 'not_found'],
    ['delete', '/rates/EUR', 405, 'method_not_allowed'],
    ['get', '/rates/%E0%A4%A', 400, 'invalid_request'],
  ] as const)('answers %s %s with %i %s', async (method, path, status, error) => {
    await agent[method](path).expect(status, { error });
    expect(tracing.transport.takeAll()).toHaveLength(1);
  });
});

describe('Redis away', () => {
  it('answers 503 at once, and recovers by itself', async () => {
    const lost = next(redis, 'close');
    await server.stop();
    await lost;
    const started = performance.now();
    const { headers } = await agent.put('/rates/EUR').send(rates).expect(503, { error: 'cache_unavailable' });
    // Waiting for a Redis that is there and silent takes a second.
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(headers['retry-after']).toBe('1');
    await agent.get('/readyz').expect(503);
    await agent.get('/healthz').expect(200);
    expect((await tracing.transport.take('PUT /rates/:base')).contexts.trace.status).toBe('unavailable');

    const back = next(redis, 'ready');
    await server.start();
    await back;
    await agent.put('/rates/EUR').send(rates).expect(200);
    await agent.get('/readyz').expect(200);
    await tracing.transport.take('PUT /rates/:base');
  });

  it('answers 503 within a second and a half when Redis is there and silent', async () => {
    server.freeze();
    const started = performance.now();
    await agent.get('/rates/EUR').expect(503, { error: 'cache_unavailable' });
    expect(performance.now() - started).toBeLessThan(1_500);
    expect(tell(await tracing.transport.take('GET /rates/:base'))).toEqual([
      'http.server GET /rates/:base unavailable',
      'db.redis GET rates:EUR internal_error',
    ]);
    server.thaw();
    await agent.put('/rates/EUR').send(rates).expect(200);
    await tracing.transport.take('PUT /rates/:base');
  });
});

function manyRates(count: number): Record<string, number> {
  const letter = (index: number) => String.fromCharCode(65 + (index % 26));
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`A${letter(Math.floor(index / 26))}${letter(index)}`, 1]),
  );
}

/** The event, whatever attempts to connect fail before it. */
function next(redis: Redis, event: 'close' | 'ready'): Promise<void> {
  return new Promise((resolve) => void redis.once(event, () => resolve()));
}
