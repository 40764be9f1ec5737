import { randomBytes } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { openDuckDbEventStore } from '../store/duckdb/duckdb-event-store';
import type { EventRecord } from '../store/records/event-record';
import type { EventStore } from '../store/event-store';
import { GroupCommit } from '../store/group-commit';
import { BUILT_COLLECTOR } from '../testing/built-collector';
import { eventRecord } from '../testing/event-record-fixture';
import { scratchDirectory } from '../testing/scratch-directory';
import { uniqueId } from '../testing/wire-fixtures';
import { Retention, type RetentionLimits } from './retention';

const DAY = 24 * 60 * 60;
const START = 1_700_000_000;
const MEGABYTE = 1_000_000;
const FAT_BYTES = 5_000;
const LIMIT = 20 * MEGABYTE;

const scratch = scratchDirectory();
const stores: EventStore[] = [];
jest.setTimeout(60_000);
afterAll(() => Promise.all(stores.map((store) => store.close())));

describe('retention', () => {
  let now = START;
  let monotonic = 0;
  let store: EventStore;
  let directory = '';
  beforeEach(async () => {
    [now, monotonic] = [START, 0];
    directory = path.join(scratch, String(stores.length));
    mkdirSync(directory);
    store = await openDuckDbEventStore({
      directory,
      logBytes: MEGABYTE,
      workerFile: BUILT_COLLECTOR.workerFile,
      onFailure(error) {
        throw error;
      },
    });
    stores.push(store);
  });

  function pass(seconds: number): void {
    now += seconds;
    monotonic += seconds;
  }

  function retention(limits: Partial<RetentionLimits>): { look(): Promise<void>; pruned(): number } {
    let pruned = 0;
    const kept = new Retention(store, {
      limits: { seconds: undefined, bytes: undefined, ...limits },
      clocks: { now: () => now, monotonic: () => monotonic },
      onPruned(counts) {
        for (const { category, quantity } of counts) if (category === 'transaction') pruned += quantity;
      },
      onFailure(error) {
        throw error;
      },
    });
    return { look: () => kept.look(), pruned: () => pruned };
  }

  const received = (overrides: Partial<EventRecord> = {}) =>
    eventRecord({ traceId: uniqueId(), receivedTimestamp: now, ...overrides });
  /** Events that no compression makes smaller, one a second. */
  const fatEvents = (count: number, overrides: Partial<EventRecord> = {}) =>
    Array.from({ length: count }, () => {
      pass(1);
      return received({
        details: JSON.stringify(randomBytes(FAT_BYTES * 0.75).toString('base64')),
        ...overrides,
      });
    });
  const stored = async () => (await store.countByProject()).get(1) ?? 0;
  const isStored = async ({ projectId, eventId }: EventRecord) =>
    (await store.event(projectId, eventId)) !== undefined;

  it('removes what was received longer ago than its limit', async () => {
    const kept = retention({ seconds: 7 * DAY });
    await kept.look();
    const [first, second] = [received(), received()];
    await store.append([first]);
    pass(DAY);
    second.receivedTimestamp = now;
    await store.append([second]);
    pass(6 * DAY);
    await kept.look();
    expect([await isStored(first), await isStored(second)]).toEqual([true, true]);
    pass(60);
    await kept.look();
    expect([await isStored(first), await isStored(second)]).toEqual([false, true]);
    expect(kept.pruned()).toBe(1);
  });

  it('removes nothing for a clock that jumped ahead and was set back', async () => {
    const kept = retention({ seconds: 7 * DAY });
    await store.append([received()]);
    now += 400 * DAY;
    await kept.look();
    now -= 400 * DAY;
    await kept.look();
    expect(await stored()).toBe(1);
  });

  it('removes nothing for an hour when it starts long after the newest was received', async () => {
    await store.append([received()]);
    pass(400 * DAY);
    const kept = retention({ seconds: 7 * DAY });
    await kept.look();
    pass(3_000);
    await kept.look();
    expect(await stored()).toBe(1);
    pass(600);
    await kept.look();
    expect([await stored(), kept.pruned()]).toEqual([0, 1]);
  });

  it('removes nothing, however old or much, without limits', async () => {
    const kept = retention({});
    await store.append([received()]);
    pass(4_000 * DAY);
    await kept.look();
    expect(await stored()).toBe(1);
  });

  it('leaves the space of what is old to be freed when the log is written anyway', async () => {
    const kept = retention({ seconds: 60, bytes: LIMIT });
    await store.append(fatEvents(150));
    pass(120);
    const before = await store.storedBytes();
    await kept.look();
    expect([await stored(), kept.pruned()]).toEqual([0, 150]);
    expect(await store.storedBytes()).toBeGreaterThanOrEqual(before);
    expect(await store.storedBytes({ freed: true })).toBeLessThan(before);
  });

  /** As many events as fill the limit more than once, with a look after every few. */
  async function fill(
    kept: { look(): Promise<void> },
    overrides: Partial<EventRecord> = {},
  ): Promise<EventRecord[]> {
    const events: EventRecord[] = [];
    while (events.length < 8_000) {
      const some = fatEvents(300, overrides);
      events.push(...some);
      await store.append(some);
      await kept.look();
      expect(await store.storedBytes()).toBeLessThanOrEqual(LIMIT);
    }
    return events;
  }

  it('keeps within its size by removing what is oldest, counts it exactly, and uses the space again', async () => {
    const kept = retention({ bytes: LIMIT });
    const events = await fill(kept);
    const left = await stored();
    expect(left * FAT_BYTES).toBeGreaterThan(LIMIT / 2);
    expect(kept.pruned()).toBe(events.length - left);
    const [lastRemoved, firstKept] = events.slice(-left - 1);
    expect([await isStored(lastRemoved!), await isStored(firstKept!)]).toEqual([false, true]);
    expect(statSync(path.join(directory, 'events.duckdb')).size).toBeLessThan(2 * LIMIT);
  });

  it('cuts traces that never end once there is nothing else to remove', async () => {
    const events = await fill(retention({ bytes: LIMIT }), { traceId: uniqueId() });
    expect([await isStored(events[0]!), await isStored(events.at(-1)!)]).toEqual([false, true]);
  });

  it('lets everything in that comes while it removes', async () => {
    const kept = retention({ bytes: LIMIT });
    const queue = new GroupCommit(store);
    for (let round = 0; round < 20; round += 1) await store.append(fatEvents(300));
    let done = false;
    const looked = kept.look().finally(() => (done = true));
    let appended = 0;
    for (; !done || appended === 0; appended += 1) {
      expect(await queue.append([received()])).toEqual(['stored']);
    }
    await looked;
    expect(kept.pruned()).toBeGreaterThan(0);
    expect((await stored()) + kept.pruned()).toBe(6_000 + appended);
  });
});
