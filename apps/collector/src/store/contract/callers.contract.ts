import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { storedSpan, streamedSpansRecord } from '../../testing/streamed/stored-spans';
import { NOW, uniqueId } from '../../testing/wire-fixtures';
import type { Column, EventListQuery } from '../questions/event-list-query';
import type { StoreUnderTest } from './event-search.contract';

const MOST = { events: 100, characters: 1_000_000 };
const CALLER: Column = { kind: 'caller' };
const NAME: Column = { kind: 'field', field: 'transaction' };
const DURATION = { kind: 'field', field: 'transaction.duration' } as const;

/** The part of a store's contract that is about which project called a transaction. */
export function describeCallersContract(underTest: StoreUnderTest): void {
  describe('callers', () => {
    const [web, api, hidden] = [underTest.ownProject, underTest.ownProject, underTest.ownProject].map((own) =>
      own(),
    ) as [number, number, number];
    const traceId = uniqueId();
    const [click, query, streamedCall, rootlessCall] = [
      uniqueId(16),
      uniqueId(16),
      uniqueId(16),
      uniqueId(16),
    ];
    const page = { projectId: web, traceId, spanId: uniqueId(16), transaction: 'page' };

    beforeAll(async () => {
      const child = (spanId: string) => JSON.stringify([storedSpan({ span_id: spanId })]);
      const called = (transaction: string, parentSpanId: string, ago: number, projectId = api) =>
        eventRecord({
          ...{ projectId, traceId, transaction, parentSpanId },
          ...{ startTimestamp: NOW - ago - 1, timestamp: NOW - ago },
        });
      const rootless = uniqueId(16);
      const batch = (spanId: string, rootSpanId: string) =>
        streamedSpansRecord([storedSpan({ span_id: spanId })], { projectId: web, traceId, rootSpanId });
      await underTest.store().append([
        // Over before the window begins: a caller is looked for at whatever time.
        eventRecord({ ...page, spans: child(click), timestamp: NOW - 7_200, startTimestamp: NOW - 7_210 }),
        {
          ...called('by a child span', click, 20),
          spans: child(query),
          status: 'internal_error',
          sampleRate: 0.25,
        },
        called('by a root span', page.spanId, 21),
        called('by itself', query, 22),
        called('by a streamed span', streamedCall, 23),
        called('by a span without a root', rootlessCall, 24),
        called('by a missing root', rootless, 25),
        called('by nobody known', uniqueId(16), 26),
        called('in another project', click, 27, hidden),
        batch(streamedCall, page.spanId),
        batch(rootlessCall, rootless),
        // The same span id in another trace calls nobody here.
        eventRecord({ projectId: hidden, traceId: uniqueId(), spanId: click }),
        eventRecord({
          projectId: api,
          traceId,
          transaction: 'entry',
          startTimestamp: NOW - 29,
          timestamp: NOW - 28,
        }),
        { ...called('without a trace', click, 29), traceId: null },
      ]);
    });

    const asked = (overrides: Partial<EventListQuery> = {}) =>
      underTest.store().list(
        underTest.query(api, {
          columns: [NAME, CALLER],
          latest: MOST,
          callers: { projectIds: [web, api] },
          ...overrides,
        }),
      );

    it('are the projects in whose span a transaction was called', async () => {
      expect(await asked()).toEqual([
        ['by a child span', web],
        ['by a root span', web],
        ['by itself', api],
        ['by a streamed span', web],
        ['by a span without a root', web],
        ['by a missing root', web],
        ['by nobody known', null],
        ['entry', null],
        ['without a trace', null],
      ]);
    });

    it('group transactions, with exact figures', async () => {
      const present = { column: { kind: 'field', field: 'trace.parent_span' }, test: 'present' } as const;
      const columns: Column[] = [
        { kind: 'field', field: 'project' },
        CALLER,
        { kind: 'count' },
        { kind: 'failure_count' },
        { kind: 'count_if', condition: present },
        { kind: 'percentile', of: DURATION, level: 0.5 },
        { kind: 'extrapolated', of: { kind: 'count' } },
      ];
      expect(await asked({ columns, order: [{ column: 1, descending: false }] })).toEqual([
        [api, web, 5, 1, 5, 1_000, 8],
        [api, api, 1, 0, 1, 1_000, 1],
        [api, null, 3, 0, 2, 1_000, 3],
      ]);
    });

    it.each<[string, Partial<EventListQuery>, (number | null)[]]>([
      [
        'only projects that may be asked',
        { callers: { projectIds: [api] }, until: NOW - 20.5 },
        [null, api, null, null],
      ],
      ['nobody, where no project may be asked', { callers: { projectIds: [] }, from: NOW - 20.5 }, [null]],
    ])('are %s', async (_which, overrides, callers) => {
      const rows = await asked({ columns: [CALLER], ...overrides, limit: 4 });
      expect(rows.flat()).toEqual(callers);
    });

    it.each<[string, EventListQuery['latest'], number]>([
      ['the latest transactions', { ...MOST, events: 2 }, 2],
      ['as many as bear reading the spans of their traces', { ...MOST, characters: 10 }, 0],
      ['all of a trace of which the spans bear reading', { ...MOST, characters: 2_000 }, 9],
    ])('are told of %s', async (_which, latest, count) => {
      expect(await asked({ ...(latest && { latest }) })).toHaveLength(count);
    });
  });
}
