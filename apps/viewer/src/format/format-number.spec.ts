import { describe, expect, it } from '@jest/globals';
import { countOf, formatCount } from './format-number';

describe('a count', () => {
  it('has thousands separators', () => expect(formatCount(1_234_567)).toBe('1,234,567'));
  it('is a dash where it is missing', () => expect(formatCount(undefined)).toBe('–'));
  it('takes the singular for one', () => expect(countOf(1, 'span')).toBe('1 span'));
  it('takes the plural for none', () => expect(countOf(0, 'span')).toBe('0 spans'));
});
