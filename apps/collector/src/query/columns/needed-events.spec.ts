import { describe, expect, it } from '@jest/globals';
import { NEEDED_FOR_AN_AVERAGE, neededForPercentile } from './needed-events';

describe('how many events a figure needs', () => {
  it.each([
    [0.5, 6],
    [0.75, 11],
    [0.9, 29],
    [0.95, 59],
    [0.99, 299],
    [0.05, 59],
    [1, 1],
    [0, 1],
    [0.999999, 10_000],
  ])('the percentile of level %d takes %i', (level, needed) => {
    expect(neededForPercentile(level)).toBe(needed);
  });

  it('is less for an average than for an equally meaningful 95th percentile', () => {
    expect(NEEDED_FOR_AN_AVERAGE).toBeLessThan(neededForPercentile(0.95));
  });
});
