import { describe, expect, it } from '@jest/globals';
import { boundLabels } from './bound-labels';
import { roundDurationsBetween } from './round-durations-between';

function labelsOf(bounds: readonly (number | null)[], most = 6): string[] {
  const buckets = bounds.slice(1).map((end, index) => ({ start: bounds[index] ?? null, end }));
  return boundLabels(buckets, most).map(({ share, label }) => `${label} at ${Math.round(share * 100)} %`);
}

describe('the labels between buckets', () => {
  it('name all bounds where there is room', () => {
    expect(labelsOf([0, 10, 20])).toEqual(['0 ms at 0 %', '10 ms at 50 %', '20 ms at 100 %']);
  });

  it('name powers of ten of durations over decades', () => {
    expect(labelsOf(roundDurationsBetween(2, 40_000, 32))).toEqual([
      '10 ms at 15 %',
      '100 ms at 38 %',
      '1 s at 62 %',
      '10 s at 85 %',
    ]);
  });

  it('name the roundest of bounds that are evenly far apart', () => {
    expect(labelsOf([null, 85, 90, 95, 100, 105, 110, 115, null], 3)).toEqual([
      '85 ms at 13 %',
      '100 ms at 50 %',
      '115 ms at 88 %',
    ]);
  });

  it('are fewer where they are long', () => {
    const bounds = Array.from({ length: 23 }, (_, index) => 45_000 + index * 5_000);
    expect(labelsOf(bounds)).toEqual([
      '1 min at 14 %',
      '1 min 30 s at 41 %',
      '2 min at 68 %',
      '2 min 30 s at 95 %',
    ]);
  });

  it('are none of no buckets', () => expect(boundLabels([], 6)).toEqual([]));
});
