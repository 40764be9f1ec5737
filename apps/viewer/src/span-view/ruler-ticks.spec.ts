import { describe, expect, it } from '@jest/globals';
import { rulerTicks } from './ruler-ticks';

describe('the ticks of the time ruler', () => {
  it('are round', () => expect(rulerTicks(0, 912)).toEqual([0, 200, 400, 600, 800]));
  it('are round within a selection', () => expect(rulerTicks(203, 391)).toEqual([250, 300, 350]));
  it('reach both ends where those are round', () => expect(rulerTicks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]));

  it.each([
    [0, 0],
    [5, 4],
    [0, Number.POSITIVE_INFINITY],
    [0, Number.NaN],
  ])('are one where there is no stretch of time: from %d to %d', (from, to) => {
    expect(rulerTicks(from, to)).toEqual([from]);
  });

  it.each([1e-6, 1, 2.6e9])('are few for a stretch of %d ms', (length) => {
    expect(rulerTicks(0, length).length).toBeLessThanOrEqual(7);
  });
});
