import { describe, expect, it } from '@jest/globals';
import { formatRate, formatSlowRate, rateUnitFor } from './format-rate';

const DAY = 86_400;

describe('a rate', () => {
  it.each([
    [0, 'min', '0/min'],
    [0.5, 'min', '30/min'],
    [4.257, 's', '4.26/s'],
    [42.25, 's', '42.3/s'],
    [9.996, 's', '10/s'],
    [1_250, 's', '1,250/s'],
    [0.012, 's', '0.01/s'],
    [1 / DAY, 'd', '1/d'],
    [1 / DAY, 'min', '<0.01/min'],
    [null, 's', '–'],
    [Number.NaN, 's', '–'],
  ] as const)('of %p per second, in the unit %s, reads %s', (rate, unit, text) => {
    expect(formatRate(rate, unit)).toBe(text);
  });
});

describe('the unit of a rate', () => {
  it.each([
    [3, 's'],
    [1, 's'],
    [1 / 60, 'min'],
    [1 / 900, 'h'],
    [4 / DAY, 'd'],
    [0.1 / DAY, 'd'],
    [0, 'd'],
  ])('of %d per second is such that there is at least one, if there can be: %s', (rate, unit) => {
    expect(rateUnitFor(rate)).toBe(unit);
  });
});

describe('a rate that is too little for its unit', () => {
  it.each([
    [1 / DAY, 'min', '1/d'],
    [0.0007, 's', '2.52/h'],
    [0.5 / DAY, 's', '0.5/d'],
    [0.02, 's', '1.2/min'],
    [0.1, 's', ''],
    [0, 's', ''],
  ] as const)('%d per second, not in %s, reads %p', (rate, unit, text) => {
    expect(formatSlowRate(rate, unit)).toBe(text);
  });
});
