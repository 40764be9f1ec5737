import { describe, expect, it } from '@jest/globals';
import { formatFigure } from './format-figure';

describe('a figure', () => {
  it.each([
    ['p95()', 'duration', 912, '912 ms'],
    ['count()', 'integer', 1_234, '1,234'],
    ['failure_rate()', 'percentage', 0.05, '5 %'],
    ['eps()', 'rate', 5, '5/s'],
    ['epm()', 'rate', 4.25, '4.25/min'],
    ['apdex(300)', 'number', 0.8571, '0.857'],
    ['avg(measurements.cls)', 'number', Number.NaN, '–'],
    ['x()', undefined, 1.5, '1.5'],
  ])('of %s (%s) has its unit: %p reads %s', (field, type, value, text) => {
    expect(formatFigure(field, type, value)).toBe(text);
  });
});
