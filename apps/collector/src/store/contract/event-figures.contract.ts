import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { NOW } from '../../testing/wire-fixtures';
import type { AggregateColumn, NumericColumn, ValueColumn } from '../questions/event-list-query';
import type { StoreUnderTest } from './event-search.contract';

const DURATION: NumericColumn = { kind: 'field', field: 'transaction.duration' };
const TIMESTAMP: NumericColumn = { kind: 'field', field: 'timestamp' };
const LCP: NumericColumn = { kind: 'measurement', name: 'lcp' };
const USER: ValueColumn = { kind: 'field', field: 'user' };

interface Case {
  ms: number;
  user: string | null;
  status: string;
  sampleRate: number | null;
  lcp?: number;
}

/** Four transactions; half of the first two kinds and a quarter of the third were sampled. */
const CASES: Case[] = [
  { ms: 100, user: 'id:1', status: 'ok', sampleRate: 0.5, lcp: 10 },
  { ms: 300, user: 'id:1', status: 'cancelled', sampleRate: 0.5 },
  { ms: 1_200, user: 'id:2', status: 'not_found', sampleRate: 0.25, lcp: 40 },
  { ms: 1_300, user: null, status: 'unknown', sampleRate: null },
];

/** The part of a store's contract that is about figures over events. */
export function describeEventFiguresContract(underTest: StoreUnderTest): void {
  describe('figures', () => {
    let projectId: number;
    beforeAll(async () => {
      projectId = underTest.ownProject();
      const transactions = CASES.map(({ ms, user, status, sampleRate, lcp }, index) => {
        const timestamp = NOW - 100 - index * 60;
        return eventRecord({
          projectId,
          user,
          status,
          sampleRate,
          startTimestamp: timestamp - ms / 1_000,
          timestamp,
          details: JSON.stringify(lcp === undefined ? {} : { measurements: { lcp: { value: lcp } } }),
        });
      });
      const error = eventRecord({
        projectId,
        type: 'error',
        startTimestamp: null,
        status: null,
        timestamp: NOW - 50,
      });
      await underTest.store().append([...transactions, error]);
    });

    const figures: [string, AggregateColumn, number | string | null][] = [
      ['counts', { kind: 'count' }, 5],
      ['extrapolates the count, where an unknown rate counts 1', extrapolated({ kind: 'count' }), 10],
      ['rates', { kind: 'rate', perSeconds: 60 }, 5 / 60],
      ['extrapolates rates', extrapolated({ kind: 'rate', perSeconds: 60 }), 10 / 60],
      ['sums', { kind: 'sum', of: DURATION }, 2_900],
      [
        'extrapolates sums',
        extrapolated({ kind: 'sum', of: DURATION }),
        100 * 2 + 300 * 2 + 1_200 * 4 + 1_300,
      ],
      ['averages', { kind: 'avg', of: DURATION }, 725],
      ['averages a measurement', { kind: 'avg', of: LCP }, 25],
      ['knows a percentile of a measurement', { kind: 'percentile', of: LCP, level: 0.5 }, 25],
      ['knows how many have a measurement', { kind: 'sample_size', of: LCP }, 2],
      ['knows how many have a duration', { kind: 'sample_size', of: DURATION }, 4],
      ['knows the least', { kind: 'min', of: DURATION }, 100],
      ['knows the first time', { kind: 'min', of: TIMESTAMP }, NOW - 280],
      ['knows the last time', { kind: 'max', of: TIMESTAMP }, NOW - 50],
      ['counts failures', { kind: 'failure_count' }, 1],
      ['extrapolates failures', extrapolated({ kind: 'failure_count' }), 4],
      ['knows the failure rate of transactions', { kind: 'failure_rate' }, 0.25],
      ['knows the apdex', { kind: 'apdex', threshold: 300 }, (2 + 1 / 2) / 4],
      ['counts the users that it has', { kind: 'count_unique', of: USER }, 2],
      ['counts miserable users', { kind: 'count_miserable', of: USER, threshold: 250 }, 1],
      [
        'knows the misery of users',
        { kind: 'user_misery', of: USER, threshold: 250 },
        (1 + 5.8875) / (2 + 117.75),
      ],
      ['gives any value', { kind: 'any', of: USER }, 'id:1'],
      ['gives any number', { kind: 'any', of: DURATION }, 100],
      ['gives no value where there is none', { kind: 'any', of: { kind: 'tag', key: 'x' } }, null],
      ['counts what a condition holds of', countIf(300), 3],
      ['extrapolates what a condition holds of', extrapolated(countIf(300)), 7],
      ['counts nothing where no condition holds', extrapolated(countIf(9_999)), 0],
    ];
    it.each(figures)('%s', async (_fact, column, expected) => {
      const [row] = await underTest.store().list(underTest.query(projectId, { columns: [column] }));
      expect(row).toEqual([typeof expected === 'number' ? closeTo(expected) : expected]);
    });

    it('stand for each bucket of a number', async () => {
      const columns = [
        { kind: 'bucket', of: DURATION, from: 100, width: 1_000 } as const,
        { kind: 'count' } as const,
      ];
      const rows = await underTest.store().list(
        underTest.query(projectId, {
          columns,
          condition: { column: DURATION, test: 'compare', operator: '>=', value: 0 },
        }),
      );
      expect(rows).toEqual([
        [100, 2],
        [1_100, 2],
      ]);
    });

    it('stand for each part between bounds, and for what has no number', async () => {
      const column = { kind: 'bounds_reached', of: DURATION, bounds: [100, 300.5, 1_200, 9_999] } as const;
      const rows = await underTest
        .store()
        .list(underTest.query(projectId, { columns: [column, { kind: 'count' }] }));
      expect(new Set(rows)).toEqual(
        new Set([
          [1, 2],
          [3, 2],
          [null, 1],
        ]),
      );
    });
  });
}

function extrapolated(of: Extract<AggregateColumn, { kind: 'extrapolated' }>['of']): AggregateColumn {
  return { kind: 'extrapolated', of };
}

function countIf(atLeastMs: number): Extract<AggregateColumn, { kind: 'count_if' }> {
  return {
    kind: 'count_if',
    condition: { column: DURATION, test: 'compare', operator: '>=', value: atLeastMs },
  };
}

function closeTo(value: number): unknown {
  return expect.closeTo(value, 9);
}
