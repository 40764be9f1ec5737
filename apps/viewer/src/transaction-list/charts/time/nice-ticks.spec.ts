import { describe, expect, it } from '@jest/globals';
import { niceTicks } from './nice-ticks';

describe('the marks of a value axis', () => {
  it.each([
    [3, [0, 1, 2, 3]],
    [7, [0, 5, 10]],
    [10, [0, 5, 10]],
    [412, [0, 200, 400, 600]],
    [0.7, [0, 0.5, 1]],
    [1_875, [0, 1_000, 2_000]],
    [0, [0, 0.5, 1]],
    [Number.NaN, [0, 0.5, 1]],
  ])('up to %d are round: %j', (greatest, ticks) => {
    expect(niceTicks(greatest, 3)).toEqual({ top: ticks.at(-1), ticks });
  });

  it('reach every value, in few steps', () => {
    for (let greatest = 1e-4; greatest < 1e9; greatest *= 1.07) {
      const { top, ticks } = niceTicks(greatest, 3);
      expect(top).toBeGreaterThanOrEqual(greatest * 0.999);
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(4);
    }
  });
});
