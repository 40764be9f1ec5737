import { describe, expect, it } from '@jest/globals';
import { formatDuration } from '../../../format/format-duration';
import { boundLabels } from './bound-labels';
import { bucketRange } from './counted-bucket';
import { durationBounds } from './duration-bounds';

/** The bounds as they are read, for durations of which nearly all lie between the two in the middle. */
function boundsOf(...[least, p10, p90, greatest]: [number, number, number, number]): string {
  return durationBounds({ least, p10, p90, greatest }).map(formatDuration).join(' | ');
}

function expectNoneTwice(texts: readonly string[]): void {
  expect(texts).toEqual([...new Set(texts)]);
}

describe('the bounds of a histogram of durations', () => {
  it('are evenly far apart where all are about as slow', () => {
    expect(boundsOf(102, 110, 180, 198)).toBe(
      '100 ms | 105 ms | 110 ms | 115 ms | 120 ms | 125 ms | 130 ms | 135 ms | 140 ms | 145 ms | 150 ms | ' +
        '155 ms | 160 ms | 165 ms | 170 ms | 175 ms | 180 ms | 185 ms | 190 ms | 195 ms | 200 ms',
    );
  });

  it('leave out a slow one that would squeeze all others, and a fast one', () => {
    const bounds = durationBounds({ least: 1, p10: 90, p90: 110, greatest: 30_000 });
    expect([bounds[0], bounds.at(-1)]).toEqual([70, 132]);
    expect(bounds.length).toBeGreaterThan(12);
  });

  it('are each some times the one before where durations are spread over decades', () => {
    expect(boundsOf(1.2, 2, 700, 900)).toBe(
      '1 ms | 1.5 ms | 2 ms | 3 ms | 5 ms | 7 ms | 10 ms | 15 ms | 20 ms | 30 ms | 50 ms | 70 ms | 100 ms | ' +
        '150 ms | 200 ms | 300 ms | 500 ms | 700 ms | 1 s',
    );
    expect(boundsOf(0.1, 2, 90_000, 120_000)).toBe(
      '100 µs | 200 µs | 500 µs | 1 ms | 2 ms | 5 ms | 10 ms | 20 ms | 50 ms | 100 ms | 200 ms | 500 ms | 1 s | 2 s | 5 s | 10 s | ' +
        '20 s | 1 min | 2 min | 5 min',
    );
    expect(boundsOf(0.002, 0.01, 4e9, 5e9)).toBe(
      '1 µs | 10 µs | 100 µs | 1 ms | 10 ms | 100 ms | 1 s | 10 s | 1 min | 10 min | 1 h | 10 h | 1 d | 10 d | 100 d',
    );
  });

  it('surround a duration that all have', () => {
    expect(boundsOf(100, 100, 100, 100)).toMatch(/^50 ms \| 55 ms .+ \| 100 ms .+ \| 155 ms$/);
    expect(boundsOf(0, 0, 0, 0)).toMatch(/^0 ms \| .+ µs$/);
    expect(boundsOf(5, 100, 100, 9_000)).toBe(boundsOf(100, 100, 100, 100));
  });

  it('surround durations of which few or none read differently', () => {
    const timedOut = durationBounds({ least: 99_999, p10: 100_000, p90: 100_000.002, greatest: 100_001 });
    expect([timedOut[0], timedOut.at(-1)]).toEqual([45_000, 155_000]);
    expect(boundsOf(59_000, 59_000, 61_000, 61_000)).toBe(
      '56 s | 57 s | 58 s | 59 s | 1 min | 1 min 1 s | 1 min 2 s | 1 min 3 s | 1 min 4 s | 1 min 5 s',
    );
  });

  it('are few, round and ascending, read differently and hold nearly all, whatever there is', () => {
    for (let p10 = 1e-4; p10 < 1e7; p10 *= 1.37) {
      for (const [wider, further] of [
        [1, 1],
        [1.00002, 1],
        [1.002, 1.001],
        [1.01, 3],
        [4, 1],
        [4, 1_000],
        [900, 2],
        [1e7, 1e4],
      ] as const) {
        // prettier-ignore
        const p90 = p10 * wider;
        const bounds = durationBounds({ least: p10 / further, p10, p90, greatest: p90 * further });
        expect(bounds.length).toBeLessThanOrEqual(36);
        expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
        const buckets = bounds.slice(1).map((end, index) => ({ start: bounds[index] ?? null, end }));
        expectNoneTwice(bounds.map(formatDuration));
        expectNoneTwice(buckets.map(bucketRange));
        expectNoneTwice(boundLabels(buckets, 6).map(({ label }) => label));
        expect(bounds.every((bound) => /^\d{1,15}(\.\d{1,9})?$/.test(String(bound)))).toBe(true);
        expect(bounds[0]).toBeLessThanOrEqual(p10 > 0.001 ? p10 : Math.max(0.001, p90 / 1e4));
        expect(bounds.at(-1)).toBeGreaterThan(p90);
      }
    }
  });
});
