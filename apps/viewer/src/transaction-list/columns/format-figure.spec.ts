import { describe, expect, it } from '@jest/globals';
import { formatFigure, formatSlowFigure } from './format-figure';

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

describe('a rate that is too little for the unit of its column', () => {
  it.each([
    ['epm()', 'rate', 1 / 1_440, '<0.01/min', '1/d'],
    ['epm()', 'rate', 0.05, '0.05/min', '3/h'],
    ['eps()', 'rate', 0.0007, '<0.01/s', '2.52/h'],
    ['eps()', 'rate', 5, '5/s', ''],
    ['p95()', 'duration', 0.01, '10 µs', ''],
  ])('is told in a longer one, too: %s (%s) of %p reads %s and %p', (field, type, value, text, slow) => {
    expect(formatFigure(field, type, value)).toBe(text);
    expect(formatSlowFigure(field, type, value)).toBe(slow);
  });
});
