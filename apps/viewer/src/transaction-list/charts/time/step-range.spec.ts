import { describe, expect, it } from '@jest/globals';
import { edgesOf, stepAfterKey, stepAt } from './step-range';

describe('the steps of a time chart under the pointer', () => {
  it.each([
    [-0.2, 0],
    [0, 0],
    [0.499, 4],
    [0.5, 5],
    [1, 9],
    [1.3, 9],
  ])('at %d of its width are step %d of 10', (share, step) => expect(stepAt(share, 10)).toBe(step));
});

describe('the steps of a time chart under the keys', () => {
  it.each([
    ['ArrowLeft', 4],
    ['ArrowRight', 6],
    ['Home', 0],
    ['End', 19],
    ['PageUp', 0],
    ['PageDown', 15],
    ['a', undefined],
  ])('%s leads from step 5 of 20 to %p', (key, step) => expect(stepAfterKey(key, 5, 20)).toBe(step));

  it('end where the chart ends', () => {
    expect(stepAfterKey('ArrowLeft', 0, 20)).toBe(0);
    expect(stepAfterKey('ArrowRight', 19, 20)).toBe(19);
  });
});

describe('a range of steps', () => {
  it('goes from its first to its last, in whichever direction it was drawn', () => {
    expect(edgesOf({ anchor: 7, head: 3 })).toEqual([3, 7]);
    expect(edgesOf({ anchor: 3, head: 3 })).toEqual([3, 3]);
  });
});
