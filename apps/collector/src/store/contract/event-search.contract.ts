import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { NOW } from '../../testing/wire-fixtures';
import type { Condition } from '../questions/condition';
import type { Column, EventListQuery, NumericColumn, ValueColumn } from '../questions/event-list-query';
import type { EventStore } from '../event-store';

const NAME: ValueColumn = { kind: 'field', field: 'transaction' };
const TIMESTAMP: NumericColumn = { kind: 'field', field: 'timestamp' };
const DURATION: ValueColumn = { kind: 'field', field: 'transaction.duration' };
const TRACE: ValueColumn = { kind: 'field', field: 'trace' };
const COLOUR: ValueColumn = { kind: 'tag', key: 'colour' };

type EventCondition = Condition<ValueColumn>;

const equals = (column: ValueColumn, value: string): EventCondition => ({ column, test: 'equals', value });
const not = (of: EventCondition): EventCondition => ({ test: 'not', of });
const all = (...of: EventCondition[]): EventCondition => ({ test: 'all', of });
const any = (...of: EventCondition[]): EventCondition => ({ test: 'any', of });
const matches = (column: ValueColumn, ...parts: string[]): EventCondition => ({
  column,
  test: 'matches',
  parts,
});

/** The store that a contract is about, and what its tests need to keep out of each other's way. */
export interface StoreUnderTest {
  store(): EventStore;
  /** Each test has a project of its own, so that none sees another's events. */
  ownProject(): number;
  query(projectId: number, overrides?: Partial<EventListQuery>): EventListQuery;
}

/** The part of a store's contract that is about finding events. */
export function describeEventSearchContract(underTest: StoreUnderTest): void {
  describe('searching', () => {
    const red = equals(COLOUR, 'red');
    const blue = equals(COLOUR, 'blue');
    const slow: EventCondition = { column: DURATION, test: 'compare', operator: '>', value: 999 };
    const searches: [string, EventCondition, string[]][] = [
      ['by a field', equals(NAME, 'GET /a%'), ['percent']],
      ['by a tag', red, ['red']],
      ['by what a tag is not, those that lack it included', not(red), ['blue', 'percent']],
      ['for a missing tag', equals(COLOUR, ''), ['percent']],
      [
        'for an hour, which every event has',
        { column: { kind: 'bucket', of: TIMESTAMP, from: 0, width: 3_600 }, test: 'present' },
        ['blue', 'percent', 'red'],
      ],
      ['for a present tag', { column: COLOUR, test: 'present' }, ['blue', 'red']],
      ['with a wildcard, case-insensitively', matches(NAME, 'get /', ''), ['blue', 'percent', 'red']],
      ['for a literal percent sign', matches(NAME, '', '%'), ['percent']],
      ['by duration', slow, ['blue']],
      ['by what compares with nothing', not(slow), ['percent', 'red']],
      ['with quotes and keywords as plain text', equals(COLOUR, `' OR 1=1 --`), []],
      ['by all conditions at once', all(red, equals(NAME, 'GET /b')), []],
      ['by any of several conditions', any(red, blue), ['blue', 'red']],
      ['by all of no conditions', all(), ['blue', 'percent', 'red']],
      ['by any of no conditions', any(), []],
      ['by groups within groups', all(any(red, not(any(red, blue))), not(slow)), ['percent', 'red']],
      ['by a trace id', equals(TRACE, 'e7'.repeat(16)), ['red']],
      ['by another trace id', not(equals(TRACE, 'e7'.repeat(16))), ['blue', 'percent']],
      ['by something that is no trace id', equals(TRACE, 'zz'), []],
      ['by a detail', equals({ kind: 'detail', name: 'dist', path: ['dist'] }, '7'), ['blue']],
      [
        'by a tag that is named as a detail, before the detail',
        equals({ kind: 'detail', name: 'colour', path: ['dist'] }, 'blue'),
        ['blue'],
      ],
      [
        'by a measurement',
        { column: { kind: 'measurement', name: 'lcp' }, test: 'compare', operator: '>=', value: 12.5 },
        ['blue'],
      ],
    ];
    let projectId: number;
    beforeAll(async () => {
      projectId = underTest.ownProject();
      await underTest.store().append([
        eventRecord({
          projectId,
          op: 'red',
          transaction: 'GET /a',
          tags: [['colour', 'red']],
          traceId: 'e7'.repeat(16),
          timestamp: NOW - 9.9,
          details: JSON.stringify({ measurements: { lcp: { value: 'wide' } } }),
        }),
        eventRecord({
          projectId,
          op: 'blue',
          transaction: 'GET /b',
          tags: [['colour', 'blue']],
          details: JSON.stringify({ dist: '7', measurements: { lcp: { value: 12.5 } } }),
        }),
        eventRecord({ projectId, op: 'percent', transaction: 'GET /a%', timestamp: NOW - 9.5 }),
      ]);
    });

    it.each(searches)('finds events %s', async (_name, condition, expected) => {
      const columns: Column[] = [{ kind: 'field', field: 'transaction.op' }];
      const rows = await underTest.store().list(underTest.query(projectId, { columns, condition }));
      expect(rows.flat().sort()).toEqual(expected);
    });

    it.each([
      ['takes the text between them literally', 'ball .*(x)?[y]{2}|^$\\', ['', '.*(x)?[y]{2}|^$\\'], 1],
      ['finds text of several lines', 'ball\nof yarn', ['b', 'yarn'], 1],
      ['compares the whole value', 'ball', ['all', ''], 0],
      ['answers before long', 'a'.repeat(200), ['', ...'a'.repeat(20), 'b'], 0],
    ])('%s when a search has wildcards', async (_fact, transaction, parts, found) => {
      const projectId = underTest.ownProject();
      await underTest.store().append([eventRecord({ projectId, transaction })]);
      const condition = matches(NAME, ...parts);
      expect(await underTest.store().list(underTest.query(projectId, { condition }))).toHaveLength(found);
    });

    it('filters groups by their figures', async () => {
      const columns: Column[] = [{ kind: 'field', field: 'transaction.status' }, { kind: 'count' }];
      const groups = (operator: '>' | '<') =>
        underTest.store().list(
          underTest.query(projectId, {
            columns,
            groupCondition: { column: { kind: 'count' }, test: 'compare', operator, value: 1 },
          }),
        );
      expect(await groups('>')).toEqual([['ok', 3]]);
      expect(await groups('<')).toEqual([]);
    });
  });
}
