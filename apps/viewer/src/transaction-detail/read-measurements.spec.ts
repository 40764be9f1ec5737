import { describe, expect, it } from '@jest/globals';
import { measurementsOf, measurementText } from './read-measurements';

describe('measurements', () => {
  it('have a value and a unit', () => {
    expect(measurementsOf({ lcp: { value: 812.5, unit: 'millisecond' }, cls: { value: 0.1 } })).toEqual([
      { name: 'lcp', value: 812.5, unit: 'millisecond' },
      { name: 'cls', value: 0.1, unit: undefined },
    ]);
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
