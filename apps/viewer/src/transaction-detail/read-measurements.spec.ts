import { describe, expect, it } from '@jest/globals';
import { measurementsOf, measurementText, millisecondsOf } from './read-measurements';

describe('measurements', () => {
  it('have a value and a unit', () => {
    expect(measurementsOf({ lcp: { value: 0.8, unit: 'second' }, orders: { value: 7 } })).toEqual([
      { name: 'lcp', value: 0.8, unit: 'second' },
      { name: 'orders', value: 7, unit: undefined },
    ]);
  });

  it('that are web vitals have the unit that browsers measure them in, where the SDK said none', () => {
    expect(measurementsOf({ lcp: { value: 2_600 }, cls: { value: 0.1 } })).toEqual([
      { name: 'lcp', value: 2_600, unit: 'millisecond' },
      { name: 'cls', value: 0.1, unit: 'none' },
    ]);
  });

  it.each([
    [2.6, 'second', 2_600],
    [900, 'millisecond', 900],
    [900, 'byte', undefined],
    [0.1, undefined, undefined],
  ])('%p %s takes %p milliseconds', (value, unit, milliseconds) => {
    expect(millisecondsOf({ value, unit })).toBe(milliseconds);
  });

  it.each([null, undefined, 7, [], { lcp: null }, { lcp: { value: 'fast' } }])('are none in %j', (value) => {
    expect(measurementsOf(value)).toEqual([]);
  });

  it.each([
    [812.5, 'millisecond', '813 ms'],
    [1.5, 'second', '1.5 s'],
    [0.1234567, undefined, '0.1235'],
    [0.42, 'ratio', '42 %'],
    [3, 'none', '3'],
    [4096, 'byte', '4096 byte'],
    [1, 'constructor', '1 constructor'],
    [Number.NaN, 'byte', '–'],
  ])('%p %s reads %s', (value, unit, text) => {
    expect(measurementText({ value, unit })).toBe(text);
  });
});
