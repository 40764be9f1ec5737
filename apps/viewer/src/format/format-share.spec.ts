import { describe, expect, it } from '@jest/globals';
import { formatDecimal, formatSampleRate, formatShare } from './format-share';

describe('a share', () => {
  it.each([
    [0, '0 %'],
    [0.25, '25 %'],
    [0.004567, '0.5 %'],
    [0.45118, '45.1 %'],
    [0.000342, '<0.1 %'],
    [0.99999, '>99.9 %'],
    [1, '100 %'],
    [null, '–'],
    [Number.NaN, '–'],
  ])('of %p reads %s', (share, text) => expect(formatShare(share)).toBe(text));
});

describe('a sample rate', () => {
  it.each([
    [1, '100 %'],
    [0.25, '25 %'],
    [0.0004, '0.04 %'],
    [0.000246813, '0.0247 %'],
  ])('of %p reads %s', (rate, text) => expect(formatSampleRate(rate)).toBe(text));
});

describe('a plain number', () => {
  it.each([
    [0.98765, '0.988'],
    [12.345, '12.3'],
    [12_345.6, '12,346'],
    [undefined, '–'],
  ])('%p reads %s', (value, text) => expect(formatDecimal(value)).toBe(text));
});
