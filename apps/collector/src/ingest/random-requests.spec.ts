import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@clew/tracing/testing';
import { ProjectDirectory } from '../projects/project-directory';
import { assembleStreamedSpans } from '../store/streamed/assemble-streamed-spans';
import type { EventRecord } from '../store/records/event-record';
import type { StoredRecord } from '../store/records/stored-record';
import {
  framed,
  randomItems,
  withDamagedBytes,
  withDamagedValues,
  type RandomItem,
} from '../testing/random/random-envelope';
import { NOW } from '../testing/wire-fixtures';
import { acceptEnvelope } from './accept-body';
import type { Accepted } from './accept-items';
import { Admission } from '../overload/admission';
import { Outcomes } from './outcomes';
import { RateLimits } from './rate-limit/rate-limits';
import { IngestError } from './request/ingest-error';

const CASES = 5_000;
const directory = new ProjectDirectory([{ id: 1, slug: 'web', key: 'publickey' }]);

function drawFrom(seed: number): (below: number) => number {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * below) % below;
}

/** What becomes of a body: the answer or the refusal, what is stored, and what is counted as dropped. */
async function offer(body: Buffer) {
  const records: StoredRecord[] = [];
  const outcomes = new Outcomes();
  const writer = {
    append: (appended: readonly StoredRecord[]) => {
      records.push(...appended);
      return Promise.resolve(appended.map(() => 'stored' as const));
    },
  };
  const admission = new Admission(() => false);
  const dependencies = {
    writer,
    outcomes,
    admission,
    rateLimits: new RateLimits(() => undefined),
    announce: () => undefined,
    now: () => NOW,
  };
  const addressee = { projectId: 1, key: 'publickey' };
  const answer = await acceptEnvelope(
    { addressee, body, assertOpen: () => undefined },
    { directory, dependencies },
  ).catch((error: unknown) => error);
  return { answer, records, outcomes };
}

const STORABLE = /^(?:[^\0\ud800-\udfff]|[\ud800-\udbff][\udc00-\udfff])*$/;

function assertStorable(records: readonly StoredRecord[]): void {
  for (const record of records) {
    expect(record.traceId ?? 'a'.repeat(32)).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
    expect(Number.isFinite(record.receivedTimestamp) && record.spanCount >= 0).toBe(true);
    expect([JSON.parse(record.spans), JSON.parse(record.details)]).toEqual([
      expect.any(Array),
      expect.any(Object),
    ]);
    if (record.type !== 'spans') assertStorableEvent(record);
  }
  const events = records.filter((record) => record.type !== 'spans');
  const batches = records.filter((record) => record.type === 'spans');
  expect(() => assembleStreamedSpans(events, batches)).not.toThrow();
}

function assertStorableEvent(event: EventRecord): void {
  expect(event.eventId).toMatch(/^[0-9a-f]{32}$/);
  expect(Number.isFinite(event.timestamp) && Number.isFinite(event.startTimestamp ?? 0)).toBe(true);
  const texts = [event.transaction, event.op, event.title, event.release, event.user, ...event.tags.flat()];
  for (const text of texts) expect(text ?? '').toMatch(STORABLE);
}

describe('random requests', () => {
  it(`are answered or refused in ${CASES} cases of damaged bytes`, async () => {
    const draw = drawFrom(1);
    for (let run = 0; run < CASES; run += 1) {
      const body = withDamagedBytes(framed(randomItems(draw), draw), draw);
      const { answer, records } = await offer(body);
      if (answer instanceof Error) expect(answer).toBeInstanceOf(IngestError);
      assertStorable(records);
    }
  });

  it(`have each item stored or counted in ${CASES} cases of damaged values`, async () => {
    const draw = drawFrom(2);
    for (let run = 0; run < CASES; run += 1) {
      const items = randomItems(draw).map(([headers, payload]): RandomItem => [
        headers,
        withDamagedValues(payload, draw),
      ]);
      const { answer, records, outcomes } = await offer(framed(items, draw));
      if (answer instanceof Error) throw answer;
      assertStorable(records);
      const { rejected = [] } = (answer as Accepted).body;
      const isEvent = (index: number) => ['transaction', 'event'].includes(String(items[index]?.[0]['type']));
      const offered = items.filter((_, index) => isEvent(index)).length;
      const lost = rejected.filter(({ index }) => isEvent(index)).length;
      const events = records.filter(({ type, ...record }) => type !== 'spans' && !isStreamed(record));
      expect(events).toHaveLength(offered - lost);
      const counted = new Set(outcomes.counts.map(({ outcome, reason }) => `${outcome} ${reason}`));
      for (const { reason } of rejected) expect(counted).toContain(`dropped ${reason}`);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

/** Whether a transaction is made of a streamed root span. */
function isStreamed(record: object): boolean {
  return 'eventId' in record && String(record.eventId).startsWith('0'.repeat(16));
}
