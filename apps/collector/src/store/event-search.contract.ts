import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventRecord } from '../testing/event-record-fixture';
import { NOW } from '../testing/wire-fixtures';
import type { Column, Condition, EventListQuery } from './event-list-query';
import type { EventStore } from './event-store';

const NAME: Column = { kind: 'field', field: 'transaction' };
const DURATION = 'transaction.duration' as const;

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
    const tag = (key: string): Column => ({ kind: 'tag', key });
    const equals = (column: Column, value: string, negated = false): Condition => ({
      column,
      negated,
      test: 'equals',
      value,
    });
    const searches: [string, Condition[], string[]][] = [
      ['by a field', [equals(NAME, 'GET /a%')], ['percent']],
      ['by a tag', [equals(tag('colour'), 'red')], ['red']],
      [
        'for events without a tag value, those that lack the tag included',
        [equals(tag('colour'), 'red', true)],
        ['blue', 'percent'],
      ],
      ['for a missing tag', [equals(tag('colour'), '')], ['percent']],
      ['for a present tag', [{ column: tag('colour'), negated: false, test: 'present' }], ['blue', 'red']],
      [
        'with a wildcard, case-insensitively',
        [{ column: NAME, negated: false, test: 'matches', parts: ['get /', ''] }],
        ['blue', 'percent', 'red'],
      ],
      [
        'for a literal percent sign',
        [{ column: NAME, negated: false, test: 'matches', parts: ['', '%'] }],
        ['percent'],
      ],
      [
        'by duration',
        [
          {
            column: { kind: 'field', field: DURATION },
            negated: false,
            test: 'compare',
            operator: '>',
            value: 999,
          },
        ],
        ['blue'],
      ],
      ['with quotes and keywords as plain text', [equals(tag('colour'), `' OR 1=1 --`)], []],
      ['by all conditions at once', [equals(tag('colour'), 'red'), equals(NAME, 'GET /b')], []],
      ['by a trace id', [equals({ kind: 'field', field: 'trace' }, 'e7'.repeat(16))], ['red']],
      ['by something that is no trace id', [equals({ kind: 'field', field: 'trace' }, 'zz')], []],
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
        }),
        eventRecord({ projectId, op: 'blue', transaction: 'GET /b', tags: [['colour', 'blue']] }),
        eventRecord({ projectId, op: 'percent', transaction: 'GET /a%', timestamp: NOW - 9.5 }),
      ]);
    });

    it.each(searches)('finds events %s', async (_name, conditions, expected) => {
      const columns: Column[] = [{ kind: 'field', field: 'transaction.op' }];
      const rows = await underTest.store().list(underTest.query(projectId, { columns, conditions }));
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
      const conditions: Condition[] = [{ column: NAME, negated: false, test: 'matches', parts }];
      expect(await underTest.store().list(underTest.query(projectId, { conditions }))).toHaveLength(found);
    });

    it('filters groups by their figures', async () => {
      const conditions: Condition[] = [
        { column: { kind: 'count' }, negated: false, test: 'compare', operator: '>', value: 1 },
      ];
      const columns: Column[] = [{ kind: 'field', field: 'transaction.status' }, { kind: 'count' }];
      expect(await underTest.store().list(underTest.query(projectId, { columns, conditions }))).toEqual([
        ['ok', 3],
      ]);
    });
  });
}
