import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { listen, type ListeningServer } from '@clew/service-host';
import { Admission } from '../overload/admission';
import { ProjectDirectory } from '../projects/project-directory';
import type { EventWriter } from '../store/event-writer';
import { QueueFullError } from '../store/queue-full-error';
import { otlpRequest, otlpSpan } from '../testing/otlp/otlp-spans';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';
import { ingestRoutes } from './ingest-routes';
import { INGEST_LIMITS } from './limits';
import { otlpRoutes } from './otlp/otlp-routes';
import { Outcomes } from './outcomes';
import { RateLimits } from './rate-limit/rate-limits';

const outcomes = new Outcomes();
let failure: Error = new Error('unset');
let announced = 0;
let isOverloaded = false;
/** One event a second, ten at once; the time stands still. */
const rateLimits = new RateLimits(
  () => 1,
  () => 0,
);
const writer: EventWriter = { append: () => Promise.reject(failure) };
let server: ListeningServer;

beforeAll(async () => {
  const directory = new ProjectDirectory([{ id: 1, slug: 'web', key: 'publickey' }]);
  const admission = new Admission(() => isOverloaded);
  const dependencies = {
    writer,
    outcomes,
    admission,
    rateLimits,
    announce: () => (announced += 1),
    now: () => Date.now() / 1000,
  };
  const app = express().use(otlpRoutes(directory, dependencies), ingestRoutes(directory, dependencies));
  server = await listen(app, { port: 0, host: '127.0.0.1', portVariable: 'CLEW_COLLECTOR_PORT' });
});
afterAll(() => server.close());

function post(path: string, body: string | Uint8Array, headers: Record<string, string>): Promise<Response> {
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'x-sentry-auth': 'sentry sentry_key=publickey', ...headers },
  });
}

describe('an event that cannot be stored now', () => {
  it.each([
    [
      'the queue is full',
      new QueueFullError('full'),
      'queue_full',
      'too many events are waiting to be stored',
    ],
    [
      'the disk is full',
      new Error('IO Error: /data/events.duckdb.wal: no space'),
      'store_failed',
      'the store cannot be written',
    ],
  ])('is never acknowledged when %s: try again later', async (_name, error, reason, detail) => {
    failure = error;
    const response = await fetch(`${server.url}/api/1/envelope/?sentry_key=publickey`, {
      method: 'POST',
      body: Buffer.from(envelopeOf(transactionPayload())),
    });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toEqual({ detail, causes: [] });
    const counted = outcomes.counts.filter((count) => count.reason === reason);
    expect(counted.map(({ category, quantity }) => [category, quantity])).toEqual([
      ['transaction', 1],
      ['span', 1],
    ]);
    expect([outcomes.counts.some(({ outcome }) => outcome === 'accepted'), announced]).toEqual([false, 0]);
  });

  it('takes nothing of what its key may send', async () => {
    failure = new QueueFullError('full');
    const traces = JSON.stringify(otlpRequest([otlpSpan()]));
    for (let sent = 0; sent < 20; sent += 1) {
      const envelope = await post('/api/1/envelope/', envelopeOf(transactionPayload()), {});
      const otlp = await post('/v1/traces', traces, { 'content-type': 'application/json' });
      expect([envelope.status, otlp.status]).toEqual([503, 503]);
    }
    expect(rateLimits.isLimited(1, 'traces')).toBe(false);
  });
});

describe('a request that comes while the collector is overloaded', () => {
  it('is refused after its body has been passed over, and its connection goes on', async () => {
    isOverloaded = true;
    const address = `${server.url}/api/1/envelope/?sentry_key=publickey`;
    const send = (body: Uint8Array) => fetch(address, { method: 'POST', body: Buffer.from(body) });
    const refused = await send(new Uint8Array(2_000_000));
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5']);
    expect(refused.headers.get('connection')).toBe('keep-alive');
    expect(await refused.json()).toEqual({ detail: 'too much is waiting to be stored', causes: [] });
    isOverloaded = false;
    expect((await send(new Uint8Array())).status).toBe(400);
  });

  it('is cut off when its body does not end', async () => {
    isOverloaded = true;
    const response = await fetch(`${server.url}/api/1/envelope/?sentry_key=publickey`, {
      method: 'POST',
      body: Buffer.alloc(INGEST_LIMITS.wireBytes + 1),
    });
    isOverloaded = false;
    expect([response.status, response.headers.get('connection')]).toEqual([413, 'close']);
  });
});
