import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { seededRandom } from '@clew/tracing/testing';
import { ProjectDirectory } from '../../projects/project-directory';
import { openDuckDbEventStore } from '../../store/duckdb/duckdb-event-store';
import type { EventStore } from '../../store/event-store';
import { BUILT_COLLECTOR } from '../../testing/built-collector';
import { eventRecord } from '../../testing/event-record-fixture';
import { randomAlternatives, randomEvent } from '../../testing/random/random-search';
import { scratchDirectory } from '../../testing/scratch-directory';
import { NOW } from '../../testing/wire-fixtures';
import { parseSearch } from './parse-search';

const EVENTS = 300;
const SEARCHES = 500;

const directory = scratchDirectory();
const surroundings = { projects: new ProjectDirectory([{ id: 1, slug: 'web', key: 'k' }]), now: NOW };
const random = seededRandom(2_019);
const events = Array.from({ length: EVENTS }, () => eventRecord(randomEvent(random)));

let store: EventStore;
beforeAll(async () => {
  store = await openDuckDbEventStore({
    directory,
    workerFile: BUILT_COLLECTOR.workerFile,
    onFailure(error) {
      throw error;
    },
  });
  await store.append(events);
});
afterAll(() => store.close());

async function found(text: string): Promise<unknown[]> {
  const rows = await store.list({
    projectIds: [1],
    from: 0,
    windowSeconds: 1,
    columns: [{ kind: 'field', field: 'id' }],
    order: [],
    limit: EVENTS,
    offset: 0,
    ...parseSearch(text, surroundings),
  });
  return rows.flat().sort();
}

describe('searches of and, or, not and groups in any order', () => {
  it('find the events that a plain look at each of them finds', async () => {
    let some = 0;
    for (let search = 0; search < SEARCHES; search += 1) {
      const { text, holds } = randomAlternatives(random);
      const expected = events.filter(holds).map(({ eventId }) => eventId);
      expect({ text, found: await found(text) }).toEqual({ text, found: expected.sort() });
      if (expected.length > 0 && expected.length < EVENTS) some += 1;
    }
    expect(some).toBeGreaterThan(SEARCHES / 2);
  }, 60_000);
});
