import { describe, expect, it } from '@jest/globals';
import { countOf, formatCount, formatRate } from './format-number';

describe('a rate', () => {
  it.each([
    [0, '0/min'],
    [0.00001, '<0.0001/min'],
    [0.00416, '0.0042/min'],
    [0.5, '0.5/min'],
    [4.25, '4.25/min'],
    [42.25, '42.3/min'],
    [1_250, '1,250/min'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('of %p per minute reads %s', (rate, text) => {
    expect(formatRate(rate)).toBe(text);
  });

  it('is per second where that is meant', () => expect(formatRate(5, 's')).toBe('5/s'));
});

describe('a count', () => {
  it('has thousands separators', () => expect(formatCount(1_234_567)).toBe('1,234,567'));
  it('is a dash where it is missing', () => expect(formatCount(undefined)).toBe('–'));
  it('takes the singular for one', () => expect(countOf(1, 'span')).toBe('1 span'));
  it('takes the plural for none', () => expect(countOf(0, 'span')).toBe('0 spans'));
});
