import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { NOW } from '../../testing/wire-fixtures';
import type { Column, EventListQuery, ValueColumn } from '../questions/event-list-query';
import { describeCallersContract } from './callers.contract';
import { describeChildSpansContract } from './child-spans.contract';
import { describeEventFiguresContract } from './event-figures.contract';
import { describeEventSearchContract } from './event-search.contract';
import { describeEventPruningContract } from './event-pruning.contract';
import type { EventStore } from '../event-store';
import { describeStreamedSpansContract } from './streamed-spans.contract';
import { describeTagKeysContract } from './tag-keys.contract';
import { describeTracesContract } from './traces.contract';

/** What a store brings to its contract: an empty store, and the same data opened again. */
export interface EventStoreHarness {
  open(): Promise<EventStore>;
  reopen(store: EventStore): Promise<EventStore>;
}

const ID: ValueColumn = { kind: 'field', field: 'id' };
const NAME: Column = { kind: 'field', field: 'transaction' };
const DURATION = { kind: 'field', field: 'transaction.duration' } as const;

/** What every store must do, whatever keeps its data. */
export function describeEventStoreContract(name: string, harness: EventStoreHarness): void {
  describe(`the event store on ${name}`, () => {
    jest.setTimeout(30_000);
    let store: EventStore;
    let project = 0;
    beforeAll(async () => {
      store = await harness.open();
    });
    afterAll(() => store.close());

    /** Each test has a project of its own, so that none sees another's events. */
    function ownProject(): number {
      project += 1;
      return project;
    }

    function query(projectId: number, overrides: Partial<EventListQuery> = {}): EventListQuery {
      return {
        projectIds: [projectId],
        from: NOW - 3_600,
        windowSeconds: 3_600,
        columns: [ID],
        order: [],
        limit: 100,
        offset: 0,
        ...overrides,
      };
    }

    it('gives back an event exactly as it was appended', async () => {
      const event = eventRecord({
        projectId: ownProject(),
        eventId: '00'.repeat(15) + '01',
        startTimestamp: NOW - 10.123456,
        sampleRate: 0.1,
        tags: [
          ['__proto__', 'polluted'],
          ['colour', `"'; DROP TABLE events; -- \u001b[31m <b>`],
        ],
        spans: JSON.stringify([{ span_id: 'b'.repeat(16), data: { deep: [1, { nul: '\u0000' }] } }]),
        details: JSON.stringify({ data: { url: 'http://x/?a=1' } }),
      });
      expect(await store.append([event])).toEqual(['stored']);
      expect(await store.event(event.projectId, event.eventId)).toEqual(event);
    });

    it('keeps the first of two events with the same id, in one batch and in two', async () => {
      const projectId = ownProject();
      const first = eventRecord({ projectId, transaction: 'first' });
      const second = { ...first, transaction: 'second' };
      expect(await store.append([first, second])).toEqual(['stored', 'duplicate']);
      expect(await store.append([second])).toEqual(['duplicate']);
      expect(await store.event(projectId, first.eventId)).toMatchObject({ transaction: 'first' });
      expect((await store.countByProject()).get(projectId)).toBe(1);
    });

    it('stores the same event id in two projects', async () => {
      const event = eventRecord({ projectId: ownProject() });
      expect(await store.append([event, { ...event, projectId: ownProject() }])).toEqual([
        'stored',
        'stored',
      ]);
    });

    it('has everything after it was closed and opened again', async () => {
      const event = eventRecord({ projectId: ownProject() });
      await store.append([event]);
      store = await harness.reopen(store);
      expect(await store.event(event.projectId, event.eventId)).toEqual(event);
      expect(await store.append([event])).toEqual(['duplicate']);
    });

    it('keeps outcomes with the events that they count, and adds them up', async () => {
      const projectId = ownProject();
      const [transaction, error] = [
        eventRecord({ projectId, spanCount: 3 }),
        eventRecord({ projectId, type: 'error', spanCount: 0 }),
      ];
      const dropped = {
        projectId,
        outcome: 'dropped',
        reason: 'timestamp',
        category: 'span',
        quantity: 2,
      } as const;
      await store.append([transaction, error], [dropped]);
      await store.append([transaction], [dropped]);
      await store.append([], [{ ...dropped, quantity: 1 }]);
      await store.append([]);
      store = await harness.reopen(store);
      const own = (await store.outcomes()).filter((count) => count.projectId === projectId);
      const rows = own.map(({ outcome, category, quantity }) => `${outcome} ${category} ${quantity}`);
      expect(rows.sort()).toEqual([
        'accepted error 1',
        'accepted span 3',
        'accepted transaction 1',
        'dropped span 5',
        'duplicate span 3',
        'duplicate transaction 1',
      ]);
    });

    it('lists events in the window, the latest first, page by page', async () => {
      const projectId = ownProject();
      const times = [NOW - 7_200, NOW - 40, NOW - 30, NOW - 20, NOW + 60];
      const events = times.map((timestamp) =>
        eventRecord({ projectId, timestamp, startTimestamp: timestamp - 1 }),
      );
      await store.append(events);
      const ids = (...indexes: number[]) => indexes.map((index) => [events[index]?.eventId]);
      expect(await store.list(query(projectId))).toEqual(ids(4, 3, 2, 1));
      expect(await store.list(query(projectId, { until: NOW - 20 }))).toEqual(ids(2, 1));
      expect(await store.list(query(projectId, { limit: 2, offset: 1 }))).toEqual(ids(3, 2));
    });

    it('computes exact figures over groups', async () => {
      const projectId = ownProject();
      const durations = { quick: [100, 200, 300, 400], slow: [1_000] };
      const events = Object.entries(durations).flatMap(([transaction, list]) =>
        list.map((ms) =>
          eventRecord({
            projectId,
            transaction,
            startTimestamp: NOW - 100,
            timestamp: NOW - 100 + ms / 1000,
          }),
        ),
      );
      await store.append(events);
      const columns: Column[] = [
        NAME,
        { kind: 'count' },
        { kind: 'avg', of: DURATION },
        { kind: 'percentile', of: DURATION, level: 0.75 },
        { kind: 'percentile', of: DURATION, level: 0.95 },
        { kind: 'rate', perSeconds: 60 },
        { kind: 'max', of: { kind: 'field', field: 'timestamp' } },
        { kind: 'count_unique', of: ID },
        { kind: 'failure_rate' },
      ];
      const rows = await store.list(query(projectId, { columns, order: [{ column: 1, descending: true }] }));
      expect(rows).toEqual([
        ['quick', 4, 250, 325, 385, 4 / 60, NOW - 99.6, 4, 0],
        ['slow', 1, 1_000, 1_000, 1_000, 1 / 60, NOW - 99, 1, 0],
      ]);
    });

    it('answers one row of nothing for figures over no events', async () => {
      const columns: Column[] = [{ kind: 'count' }, { kind: 'percentile', of: DURATION, level: 0.5 }];
      expect(await store.list(query(ownProject(), { columns }))).toEqual([[0, null]]);
    });

    const underTest = { store: () => store, ownProject, query };
    describeTracesContract(underTest);
    describeEventSearchContract(underTest);
    describeEventFiguresContract(underTest);
    describeTagKeysContract(underTest);
    describeCallersContract(underTest);
    describeChildSpansContract(underTest);
    describeStreamedSpansContract(underTest);
    describeEventPruningContract(underTest);
  });
}
