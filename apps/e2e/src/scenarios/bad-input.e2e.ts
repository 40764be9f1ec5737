import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { waitForTrace } from '@clew/trace-testing';
import type { ClewSystem } from '../harness/system/clew-system';
import { storedTransactions } from '../harness/collector-questions';
import { eventually } from '../harness/eventually';
import { startClew } from '../harness/system/start-clew';

describe('bad input', () => {
  let system: ClewSystem;
  let cookie: string;

  beforeAll(async () => {
    system = await startClew();
    const page = await fetch(system.shopUrl);
    cookie = page.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
  });
  afterAll(async () => {
    await system?.stop();
  });

  it.each([
    ['bad JSON', '{"items": ['],
    [
      'a negative quantity',
      JSON.stringify({ items: [{ productId: 'minos-red', quantity: -1 }], deliveryOptionId: 'x' }),
    ],
  ])('is a 400 with a clear body, and the trace says so: a checkout with %s', async (_, body) => {
    const traceId = randomBytes(16).toString('hex');
    const caller = randomBytes(8).toString('hex');
    const response = await fetch(`${system.shopUrl}/api/checkout`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'sentry-trace': `${traceId}-${caller}-1` },
      body,
    });
    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.any(String), details: expect.any(Array) });
    expect(trace).toMatchTrace('api  http.server  POST /api/checkout  invalid_argument  (orphan)');
  });

  it.each([
    'garbage',
    '00000000000000000000000000000000-1111111111111111-1',
    'ABCDEFABCDEFABCDEFABCDEFABCDEFAB-1111111111111111-1',
    `${'a'.repeat(200)}-1111111111111111-1`,
  ])('never fails the request and starts a new trace: the sentry-trace header %s', async (header) => {
    const before = new Set((await storedTransactions(system)).map(({ id }) => id));
    const response = await fetch(`${system.shopUrl}/api/products`, {
      headers: { cookie, 'sentry-trace': header },
    });
    const stored = await eventually('the request’s own trace is stored', async () =>
      (await storedTransactions(system)).find(
        ({ id, transaction }) => transaction === 'GET /api/products' && !before.has(id),
      ),
    );

    expect(response.status).toBe(200);
    expect(header.toLowerCase()).not.toContain(stored.trace);
  });
});
