import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Admission } from '../../overload/admission';
import { ProjectDirectory } from '../../projects/project-directory';
import type { EventWriter } from '../../store/event-writer';
import { GROUP_COMMIT_LIMITS } from '../../store/group-commit-limits';
import { QueueFullError } from '../../store/queue-full-error';
import { StoreUnwritableError } from '../../store/store-unwritable-error';
import type { StoredRecord } from '../../store/records/stored-record';
import { encodeTraces } from '../../testing/otlp/encode-traces';
import { otlpRequest, otlpSpan } from '../../testing/otlp/otlp-spans';
import { NOW, uniqueId } from '../../testing/wire-fixtures';
import { Outcomes } from '../outcomes';
import { RateLimits } from '../rate-limit/rate-limits';
import { INGEST_LIMITS } from '../limits';
import { otlpRoutes } from './otlp-routes';

const project = { id: 1, slug: 'web', key: 'publickey' };
let outcomes: Outcomes;
beforeEach(() => void (outcomes = new Outcomes()));

let server: Server | undefined;
afterEach(() => void server?.close());

/** An application that takes OTLP for this store, on a free port. */
async function startWith(writer: EventWriter, isOverloaded = (): boolean => false): Promise<string> {
  const admission = new Admission(isOverloaded);
  const dependencies = {
    writer,
    outcomes,
    admission,
    rateLimits: new RateLimits(() => undefined),
    announce: () => undefined,
    now: () => NOW,
  };
  const app = express().use(otlpRoutes(new ProjectDirectory([project]), dependencies));
  server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/traces?sentry_key=publickey`;
}

function post(address: string, request: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', connection: 'close' };
  return fetch(address, { method: 'POST', headers, body: JSON.stringify(request) });
}

/** A request of transactions, as a collector in between sends them together. */
const transactions = (count: number) =>
  otlpRequest(Array.from({ length: count }, () => otlpSpan({ traceId: uniqueId() })));

/** A store that keeps each record once, and fails for the appends of these numbers. */
function storeThatFails(...failing: number[]) {
  const ids = new Set<string>();
  let appends = 0;
  const append = (records: readonly StoredRecord[]) => {
    appends += 1;
    if (failing.includes(appends)) return Promise.reject(new StoreUnwritableError('disk full'));
    return Promise.resolve(
      records.map((record) => {
        const id = record.type === 'spans' ? record.batchId : record.eventId;
        const outcome = ids.has(id) ? ('duplicate' as const) : ('stored' as const);
        ids.add(id);
        return outcome;
      }),
    );
  };
  return { ids, append };
}

describe('more transactions in one request than the store takes at once', () => {
  const count = INGEST_LIMITS.recordsAtOnce * 5 + 1;

  it('are stored one part after another', async () => {
    const store = storeThatFails();
    const response = await post(await startWith(store), transactions(count));
    expect([response.status, await response.json(), store.ids.size]).toEqual([200, {}, count]);
  });

  it('are not acknowledged when one part is not stored, and are whole when they are sent again', async () => {
    const store = storeThatFails(3);
    const address = await startWith(store);
    const request = transactions(count);
    const refused = await post(address, request);
    const taken = INGEST_LIMITS.recordsAtOnce * 2;
    expect([refused.status, store.ids.size]).toEqual([503, taken]);
    expect(outcomes.counts).toContainEqual({
      projectId: 1,
      outcome: 'dropped',
      reason: 'store_failed',
      category: 'transaction',
      quantity: count - taken,
    });
    expect((await post(address, request)).status).toBe(200);
    expect(store.ids.size).toBe(count);
  });
});

describe('transactions of which the store takes but few at once', () => {
  it('are stored one part after another, since all together would never be taken', async () => {
    const sizes: number[] = [];
    const store: EventWriter = {
      append(records) {
        sizes.push(records.reduce((sum, { spans, details }) => sum + spans.length + details.length, 0));
        return Promise.resolve(records.map(() => 'stored'));
      },
    };
    // Each of these characters is six in JSON.
    const attributes = { text: '\u001b'.repeat(100_000) };
    const spans = Array.from({ length: 60 }, () => otlpSpan({ traceId: uniqueId(), attributes }));
    const headers = { 'content-type': 'application/x-protobuf', connection: 'close' };
    const body = encodeTraces(otlpRequest(spans));
    const response = await fetch(await startWith(store), {
      method: 'POST',
      headers,
      body: Buffer.from(body),
    });
    expect(response.status).toBe(200);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(GROUP_COMMIT_LIMITS.heldCharacters);
    expect(Math.max(...sizes)).toBeLessThan(GROUP_COMMIT_LIMITS.heldCharacters / 2);
  });
});

describe('large requests', () => {
  it('are worked on one after another, because of the memory that each takes', async () => {
    let read = 0;
    let allAreRead: () => void = () => undefined;
    const reading = new Promise<void>((resolve) => (allAreRead = resolve));
    // Asked once for each request, after its body.
    const isOverloaded = () => {
      read += 1;
      if (read === 2) allAreRead();
      return false;
    };
    const appended: string[] = [];
    const store: EventWriter = {
      async append(records) {
        appended.push(...new Set(records.map(({ traceId }) => String(traceId))));
        await reading;
        return records.map(() => 'stored');
      },
    };
    const address = await startWith(store, isOverloaded);
    const attributes = { text: 'x'.repeat(1_000) };
    const postLarge = (traceId: string) => {
      const length = INGEST_LIMITS.recordsAtOnce * 2;
      return post(address, otlpRequest(Array.from({ length }, () => otlpSpan({ traceId, attributes }))));
    };
    const [one, other] = [uniqueId(), uniqueId()];
    await Promise.all([postLarge(one), postLarge(other)]);
    expect(appended).toEqual(appended[0] === one ? [one, one, other, other] : [other, other, one, one]);
  });
});

describe('a request that cannot be taken now', () => {
  const full: EventWriter = { append: () => Promise.reject(new QueueFullError('full')) };
  const cases: [string, EventWriter, (() => boolean) | undefined, string][] = [
    ['too much waits', storeThatFails(), () => true, 'too much is waiting to be stored'],
    ['the queue is full', full, undefined, 'too many events are waiting to be stored'],
    ['the disk is full', storeThatFails(1), undefined, 'the store cannot be written'],
  ];
  it.each(cases)('is to be sent again later, because %s', async (_name, writer, load, message) => {
    const response = await post(await startWith(writer, load), transactions(1));
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toEqual({ code: 14, message });
  });

  it('says nothing of what went wrong inside', async () => {
    const broken: EventWriter = { append: () => Promise.reject(new Error('a secret of the store')) };
    const response = await post(await startWith(broken), transactions(1));
    expect(await response.text()).not.toContain('secret');
  });
});

describe('a span that is larger than an event may be', () => {
  it('is dropped without the others', async () => {
    const store = storeThatFails();
    const large = otlpSpan({ attributes: { text: 'x'.repeat(INGEST_LIMITS.eventBytes) } });
    const response = await post(await startWith(store), otlpRequest([large, otlpSpan()]));
    expect(await response.json()).toEqual({
      partialSuccess: { rejectedSpans: '1', errorMessage: 'spans not stored: 1 larger than 1 MiB' },
    });
    expect(store.ids.size).toBe(1);
  });
});
