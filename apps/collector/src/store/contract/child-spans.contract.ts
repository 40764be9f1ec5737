import { beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredSpan } from '@clew/trace-model';
import { eventRecord } from '../../testing/event-record-fixture';
import { storedSpan, streamedSpansRecord } from '../../testing/streamed/stored-spans';
import { NOW, uniqueId } from '../../testing/wire-fixtures';
import type { Condition } from '../questions/condition';
import type { Column, EventListQuery, SpanField, ValueColumn } from '../questions/event-list-query';
import type { StoreUnderTest } from './event-search.contract';

const MOST = { events: 100, characters: 1_000_000 };

const span = (field: SpanField): ValueColumn => ({ kind: 'span', field });
const tag = (key: string): ValueColumn => ({ kind: 'span_tag', key });
const equals = (column: ValueColumn, value: string) => ({ column, test: 'equals', value }) as const;

/** A child span of 250 ms with data that no search looks at. */
function searchedSpan(op: string, overrides: Partial<StoredSpan> = {}): StoredSpan {
  return storedSpan({
    op,
    description: null,
    timestamp: NOW - 9.75,
    data: { op: 'never looked at' },
    ...overrides,
  });
}

/** The part of a store's contract that is about looking into transactions for their child spans. */
export function describeChildSpansContract(underTest: StoreUnderTest): void {
  describe('child spans', () => {
    let projectId: number;
    const early = { transaction: 'early', timestamp: NOW - 30, traceId: uniqueId(), spanId: uniqueId(16) };
    beforeAll(async () => {
      projectId = underTest.ownProject();
      const query = searchedSpan('db', {
        description: 'SELECT 1',
        status: 'not_found',
        tags: { 'a/b~c': 'd', table: 'yarns' },
      });
      const { traceId, spanId } = early;
      const streamed = searchedSpan('streamed', { start_timestamp: NOW - 5, timestamp: NOW - 4 });
      await underTest
        .store()
        .append([
          eventRecord({ projectId, ...early, spans: JSON.stringify([query, searchedSpan('cache')]) }),
          eventRecord({ projectId, transaction: 'late', spans: JSON.stringify([searchedSpan('late.db')]) }),
          eventRecord({ projectId, transaction: 'childless' }),
          streamedSpansRecord([streamed], { projectId, traceId, rootSpanId: spanId }),
        ]);
    });

    const found = (overrides: Partial<EventListQuery>) => {
      const columns: Column[] = [{ kind: 'field', field: 'transaction' }, span('span.op')];
      return underTest
        .store()
        .list(underTest.query(projectId, { columns, latest: MOST, spans: {}, ...overrides }));
    };

    it('are rows with what their transaction says, the latest transaction first', async () => {
      expect(await found({})).toEqual([
        ['late', 'late.db'],
        ['early', 'db'],
        ['early', 'cache'],
        ['early', 'streamed'],
      ]);
    });

    it('are one row each, in however many parts they came', async () => {
      const own = underTest.ownProject();
      const place = { projectId: own, traceId: uniqueId(), spanId: uniqueId(16), spans: '[]' };
      const spans = [searchedSpan('one'), searchedSpan('two', { start_timestamp: NOW - 9 })];
      const parts = [spans, spans.slice(1), spans.slice(0, 1)].map((part) =>
        streamedSpansRecord(part, { projectId: own, traceId: place.traceId, rootSpanId: place.spanId }),
      );
      await underTest.store().append([...parts, eventRecord(place)]);
      const query = { columns: [span('span.op')], latest: MOST, spans: {} };
      const rows = await underTest.store().list(underTest.query(own, query));
      expect(rows).toEqual([['one'], ['two']]);
    });

    it('have all their fields, in milliseconds and seconds', async () => {
      const fields = ['span.op', 'span.description', 'span.status', 'span.duration', 'span.start'] as const;
      const columns = [...fields.map(span), tag('table'), tag('a/b~c'), tag('none')];
      const spans = { condition: equals(span('span.op'), 'db') };
      expect(await found({ columns, spans })).toEqual([
        ['db', 'SELECT 1', 'not_found', 250, NOW - 10, 'yarns', 'd', null],
      ]);
    });

    const searches: [string, Condition<ValueColumn>, string[]][] = [
      ['op', equals(span('span.op'), 'db'), ['db']],
      ['description', { column: span('span.description'), test: 'matches', parts: ['select', ''] }, ['db']],
      [
        'duration',
        { column: span('span.duration'), test: 'compare', operator: '>', value: 250 },
        ['streamed'],
      ],
      ['tag', equals(tag('table'), 'yarns'), ['db']],
      [
        'transaction or op',
        {
          test: 'any',
          of: [equals({ kind: 'field', field: 'transaction' }, 'late'), equals(span('span.op'), 'db')],
        },
        ['db', 'late.db'],
      ],
      ['data, which is not searched', equals(tag('op'), 'never looked at'), []],
    ];
    it.each(searches)('are found by %s', async (_by, condition, expected) => {
      const rows = await found({ columns: [span('span.op')], spans: { condition } });
      expect(rows.flat().sort()).toEqual(expected);
    });

    it.each([
      ['the latest of the transactions that are asked for', { latest: { ...MOST, events: 2 } }, ['late.db']],
      ['no more characters than are allowed', { latest: { ...MOST, characters: 300 } }, ['late.db']],
      [
        'only the transactions of which a condition holds',
        { condition: equals({ kind: 'field', field: 'transaction' }, 'early') },
        ['db', 'cache', 'streamed'],
      ],
      ['only the window', { until: NOW - 20 }, ['db', 'cache', 'streamed']],
    ])('are read from %s', async (_which, overrides, expected) => {
      expect((await found({ columns: [span('span.op')], ...overrides })).flat()).toEqual(expected);
    });
  });
}
