import { describe, expect, it } from '@jest/globals';
import { durationPrecision } from './duration-precision';
import { formatDuration } from './format-duration';

describe('how far apart durations read differently', () => {
  it.each([
    [0.5, 0.001],
    [5, 0.01],
    [50, 0.1],
    [300, 1],
    [3_000, 10],
    [30_000, 100],
    [100_000, 1_000],
    [7_200_000, 60_000],
    [1e9, 3_600_000],
  ])('up to %d ms is %d ms, and no less', (longest, apart) => {
    expect(durationPrecision(longest)).toBe(apart);
    expect(formatDuration(longest - apart)).not.toBe(formatDuration(longest));
    expect(formatDuration(longest + apart / 10)).toBe(formatDuration(longest));
  });

  it.each([1, 10, 100, 1_000, 10_000, 60_000, 3_600_000, 86_400_000])(
    'holds up to the very end of its range: %d ms',
    (longest) => {
      const [last, next] = [durationPrecision(longest), durationPrecision(longest * 1.001)];
      expect(next).toBeGreaterThan(last);
      const texts = [longest - last, longest, longest + next].map(formatDuration);
      expect(new Set(texts).size).toBe(3);
    },
  );
});
