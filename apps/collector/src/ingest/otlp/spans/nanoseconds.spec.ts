import { describe, expect, it } from '@jest/globals';
import { secondsOfNanoseconds } from './nanoseconds';

describe('a time in nanoseconds', () => {
  it.each([
    ['1790000000123456789', 1_790_000_000.123457],
    ['1790000000000001000', 1_790_000_000.000001],
    [Number('1790000000123456789'), 1_790_000_000.123457],
    ['1', 1e-9],
    ['1500000000', 1.5],
  ])('of %j is %j seconds to the microsecond', (nanoseconds, seconds) => {
    expect(Math.round((secondsOfNanoseconds(nanoseconds) ?? 0) * 1e6)).toBe(Math.round(seconds * 1e6));
  });

  it.each([
    [undefined],
    [null],
    [''],
    ['0'],
    [0],
    [-1],
    ['-1'],
    [1.5],
    ['1e18'],
    ['123456789012345678901'],
    [Number.NaN],
    [JSON.parse('1e999') as unknown],
    [{}],
    [['1790000000123456789']],
    [true],
  ])('is none for %j', (value) => {
    expect(secondsOfNanoseconds(value)).toBeUndefined();
  });
});
