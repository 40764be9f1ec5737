import { describe, expect, it } from '@jest/globals';
import { formatDuration } from './format-duration';
import { roundDuration } from './round-duration';

describe('a round duration', () => {
  it.each([
    [0.0007, '1 µs'],
    [0.03, '50 µs'],
    [183, '200 ms'],
    [700, '1 s'],
    [5_000, '5 s'],
    [5_001, '10 s'],
    [11_000, '15 s'],
    [40_000, '1 min'],
    [150_000, '5 min'],
    [2_000_000, '1 h'],
    [8_000_000, '3 h'],
    [43_200_001, '1 d'],
    [100_000_000, '2 d'],
    [86_400_000 * 30, '50 d'],
  ])('of at least %d ms is %s', (least, text) => expect(formatDuration(roundDuration(least))).toBe(text));

  it('is at most three times what it is to be at least', () => {
    for (let least = 1e-3; least < 1e12; least *= 1.07) {
      expect(roundDuration(least)).toBeGreaterThanOrEqual(least * (1 - 1e-9));
      expect(roundDuration(least)).toBeLessThan(least * 3);
    }
  });
});
