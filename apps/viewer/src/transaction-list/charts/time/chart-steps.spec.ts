import { describe, expect, it } from '@jest/globals';
import type { SeriesAnswer } from '../../../collector/questions/exploration-questions';
import { chartSteps } from './chart-steps';

const NOTHING = { 'count()': 0, 'p50()': null, 'p75()': null, 'p95()': null };
const SOME = { 'count()': 12, 'p50()': 10, 'p75()': 20, 'p95()': 90 };
const AT = ['2026-11-22T12:00:00.000Z', '2026-11-22T12:01:00.000Z', '2026-11-22T12:02:00.000Z'];

function answer(...figures: Record<string, number | null>[]): SeriesAnswer {
  return {
    data: figures.map((row, index) => ({ time: AT[index], ...row })),
    meta: {
      interval: 60,
      samples: figures.map((row) => ({
        n: row['count()'] ?? 0,
        sample_rate: 0.25,
        functions: {
          'count()': { n: row['count()'] ?? 0, extrapolated: 4 * (row['count()'] ?? 0) },
          'p50()': { n: row['count()'] ?? 0, needed: 6, too_few: (row['count()'] ?? 0) < 6 },
          'p95()': { n: row['count()'] ?? 0, needed: 59, too_few: (row['count()'] ?? 0) < 59 },
        },
      })),
    },
  };
}

describe('the steps of a time chart', () => {
  it('have no durations where nothing ended, rather than durations of zero', () => {
    const [empty] = chartSteps(answer(NOTHING));
    expect(empty).toMatchObject({ count: 0, durations: { p50: null, p75: null, p95: null }, tooFew: [] });
  });

  it('say which percentiles stand on too few transactions, and how many there were without sampling', () => {
    const [step] = chartSteps(answer(SOME));
    expect(step).toEqual({
      start: Date.parse(AT[0] ?? '') / 1_000,
      end: Date.parse(AT[1] ?? '') / 1_000,
      count: 12,
      timed: 12,
      extrapolated: 48,
      durations: { p50: 10, p75: 20, p95: 90 },
      tooFew: ['p95'],
    });
  });

  it('are those that have a time', () => {
    expect(chartSteps({ data: [{ 'count()': 1 }], meta: { interval: 60, samples: [] } })).toEqual([]);
  });
});
