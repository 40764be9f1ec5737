import { describe, expect, it } from '@jest/globals';
import { measurementsOf } from './measurements';

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
});
