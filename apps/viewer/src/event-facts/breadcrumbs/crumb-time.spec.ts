import { describe, expect, it } from '@jest/globals';
import { crumbTimeOf } from './crumb-time';

const START = 1_700_000_000;
const TWO_SECONDS = { start: START, end: START + 2 };

describe('the time of a breadcrumb', () => {
  it.each([
    [-8, 'before'],
    [-0.0004, 'within'],
    [0, 'within'],
    [2, 'within'],
    [2.0004, 'within'],
    [2.5, 'after'],
    [86_400 * 400, 'after'],
  ])('%d s after the start of an event of two seconds is %s it', (offset, side) => {
    const time = crumbTimeOf(START + offset, TWO_SECONDS);
    expect(time?.offset).toBeCloseTo(offset, 6);
    expect(time?.side).toBe(side);
  });

  it.each([
    [-5, 'before'],
    [0, 'within'],
    [5, 'after'],
  ])('%d s after a moment is %s it', (offset, side) => {
    expect(crumbTimeOf(START + offset, { start: START, end: START })?.side).toBe(side);
  });

  it('is after an event whose own times are the wrong way round', () => {
    expect(crumbTimeOf(START, { start: START, end: START - 1 })?.side).toBe('after');
  });

  it('is unknown where none was noted', () => expect(crumbTimeOf(Number.NaN, TWO_SECONDS)).toBeUndefined());
});
