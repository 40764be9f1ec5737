import { describe, expect, it } from '@jest/globals';
import { stepSeconds } from './step-seconds';

const HOUR = 3_600;
const DAY = 86_400;

describe('the steps of a time chart', () => {
  it.each([
    [900, 10],
    [HOUR, 30],
    [DAY, 900],
    [7 * DAY, 2 * HOUR],
    [14 * DAY, 4 * HOUR],
    [90 * DAY, DAY],
  ])('over %d seconds last %d', (window, step) => expect(stepSeconds(window)).toBe(step));

  it('are 40 to 120 for every window from a minute to 90 days', () => {
    for (let window = 60; window <= 90 * DAY; window = Math.ceil(window * 1.01)) {
      const steps = window / stepSeconds(window);
      expect(steps).toBeGreaterThanOrEqual(40);
      expect(steps).toBeLessThanOrEqual(120);
    }
  });

  it('are not shorter than a second', () => expect(stepSeconds(5)).toBe(1));
});
