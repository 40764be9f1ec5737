import { describe, expect, it } from '@jest/globals';
import { roundStep } from './round-step';

describe('a round step', () => {
  it.each([
    [1, 1],
    [1.1, 2],
    [2.5, 5],
    [6, 10],
    [0.003, 0.005],
    [0.7, 1],
    [183, 200],
    [2.6e9, 5e9],
  ])('of at least %d is %d', (least, step) => expect(roundStep(least)).toBe(step));

  it('is at most two and a half times what it is to be at least', () => {
    for (let least = 1e-6; least < 1e12; least *= 1.07) {
      expect(roundStep(least)).toBeGreaterThanOrEqual(least * (1 - 1e-9));
      expect(roundStep(least)).toBeLessThan(least * 2.5000001);
    }
  });
});
