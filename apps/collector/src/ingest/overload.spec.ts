import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { listen, type ListeningServer } from '@clew/service-host';
import { Admission } from '../overload/admission';
import { ProjectDirectory } from '../projects/project-directory';
import type { EventWriter } from '../store/event-writer';
import { QueueFullError } from '../store/queue-full-error';
import { envelopeOf, transactionPayload } from '../testing/wire-fixtures';
import { ingestRoutes } from './ingest-routes';
import { Outcomes } from './outcomes';
import { RateLimits } from './rate-limit/rate-limits';

const outcomes = new Outcomes();
let failure: Error = new Error('unset');
let announced = 0;
const writer: EventWriter = { append: () => Promise.reject(failure) };
let server: ListeningServer;

beforeAll(async () => {
  const directory = new ProjectDirectory([{ id: 1, slug: 'web', key: 'publickey' }]);
  const admission = new Admission(() => false);
  const dependencies = {
    writer,
    outcomes,
    admission,
    rateLimits: new RateLimits(() => undefined),
    announce: () => (announced += 1),
    now: () => Date.now() / 1000,
  };
  const app = express().use(ingestRoutes(directory, dependencies));
  server = await listen(app, { port: 0, host: '127.0.0.1', portVariable: 'CLEW_COLLECTOR_PORT' });
});
afterAll(() => server.close());

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
});
