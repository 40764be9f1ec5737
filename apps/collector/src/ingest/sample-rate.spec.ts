import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import express from 'express';
import { listen, type ListeningServer } from '@clew/service-host';
import { ProjectDirectory } from '../projects/project-directory';
import type { EventWriter } from '../store/event-writer';
import type { StoredRecord } from '../store/records/stored-record';
import { TRACE_ID, transactionPayload, uniqueId } from '../testing/wire-fixtures';
import { ingestRoutes } from './ingest-routes';
import { Admission } from '../overload/admission';
import { Outcomes } from './outcomes';
import { RateLimits } from './rate-limit/rate-limits';

const appended: StoredRecord[] = [];
const writer: EventWriter = {
  append(events) {
    appended.push(...events);
    return Promise.resolve(events.map(() => 'stored'));
  },
};
let server: ListeningServer;

beforeAll(async () => {
  const directory = new ProjectDirectory([{ id: 1, slug: 'web', key: 'publickey' }]);
  const dependencies = {
    writer,
    outcomes: new Outcomes(),
    admission: new Admission(() => false),
    rateLimits: new RateLimits(() => undefined),
    announce: () => undefined,
    now: () => Date.now() / 1000,
  };
  const app = express().use(ingestRoutes(directory, dependencies));
  server = await listen(app, { port: 0, host: '127.0.0.1', portVariable: 'CLEW_COLLECTOR_PORT' });
});
afterAll(() => server.close());

interface Sent {
  envelope?: unknown;
  item?: unknown;
  data?: Record<string, unknown>;
  error?: boolean;
}

async function recorded({
  envelope,
  item,
  data = {},
  error = false,
}: Sent): Promise<StoredRecord | undefined> {
  const trace = { trace_id: TRACE_ID, span_id: uniqueId(16), data };
  const transaction = transactionPayload({ overrides: { contexts: { trace } } });
  const lines = error
    ? [{ trace: envelope }, { type: 'event', trace: item }, { contexts: { trace }, message: 'no yarn' }]
    : [{ trace: envelope }, { type: 'transaction', trace: item }, transaction];
  const response = await fetch(`${server.url}/api/1/envelope/?sentry_key=publickey`, {
    method: 'POST',
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
  expect(response.status).toBe(200);
  return appended.at(-1);
}

describe('the sample rate of an event', () => {
  const cases: [string, Sent, number | null][] = [
    ["its envelope's header", { envelope: { sample_rate: '0.25' } }, 0.25],
    ["its envelope's header, as the number of Python 1", { envelope: { sample_rate: 1.0 } }, 1],
    [
      'the header of its item, which goes first',
      { envelope: { sample_rate: '1' }, item: { sample_rate: '0.5' } },
      0.5,
    ],
    ['the data of its root span', { envelope: {}, data: { 'sentry.sample_rate': 0.125 } }, 0.125],
    [
      'the header before the data',
      { envelope: { sample_rate: '0.1' }, data: { 'sentry.sample_rate': 1 } },
      0.1,
    ],
    ['scientific notation', { envelope: { sample_rate: '1e-7' } }, 1e-7],
    ['nothing', {}, null],
    ['a rate of zero', { envelope: { sample_rate: '0' } }, null],
    ['a rate above one', { envelope: { sample_rate: '2' } }, null],
    ['a negative rate', { envelope: { sample_rate: -0.5 } }, null],
    ['a number that is none', { envelope: { sample_rate: 'NaN' } }, null],
    ['an infinite number', { envelope: { sample_rate: '1e999' } }, null],
    ['an empty text', { envelope: { sample_rate: '' } }, null],
    ['true', { envelope: { sample_rate: true } }, null],
    ['a context that is a text', { envelope: 'yarn' }, null],
    ['a context that is null', { envelope: null }, null],
    [
      'the rate of the trace of an error, which was not sampled by it',
      { envelope: { sample_rate: '0.5' }, error: true },
      null,
    ],
  ];
  it.each(cases)('is kept from %s', async (_name, sent, expected) => {
    expect(await recorded(sent)).toMatchObject({ sampleRate: expected });
  });
});
