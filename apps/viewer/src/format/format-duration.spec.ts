import { describe, expect, it } from '@jest/globals';
import { formatDuration } from './format-duration';

describe('a duration', () => {
  it.each([
    [0, '0 ms'],
    [0.0004, '1 µs'],
    [0.42, '420 µs'],
    [0.9996, '1 ms'],
    [1.234, '1.23 ms'],
    [12.34, '12.3 ms'],
    [999.4, '999 ms'],
    [999.6, '1 s'],
    [1_250, '1.25 s'],
    [59_999, '1 min'],
    [125_000, '2 min 5 s'],
    [3_599_900, '1 h'],
    [4_320_000, '1 h 12 min'],
    [86_400_000, '1 d'],
    [30 * 86_400_000 + 3_600_000, '30 d 1 h'],
    [-350, '−350 ms'],
  ])('of %d milliseconds reads %s', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it.each([null, undefined, Number.NaN, Number.POSITIVE_INFINITY])('that is %s reads as a dash', (value) => {
    expect(formatDuration(value)).toBe('–');
  });
});
