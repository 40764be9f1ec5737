import { describe, expect, it } from '@jest/globals';
import { placeOutsideParent } from './place-outside-parent';

describe('a span beside its parent', () => {
  it.each([
    [10, 20, undefined],
    [10, 50, undefined],
    [10, 60, 'finishes 10 s after its parent'],
    [5, 20, 'starts 5 s before its parent'],
    [5, 55, 'starts 5 s before its parent, finishes 5 s after its parent'],
    [55, 56, 'starts 5 s after its parent has finished'],
  ])('from %d to %d, where the parent runs from 10 to 50: %s', (start, end, text) => {
    const parent = { start_timestamp: 10, timestamp: 50 };
    expect(placeOutsideParent(parent, { start_timestamp: start, timestamp: end })).toBe(text);
  });
});
