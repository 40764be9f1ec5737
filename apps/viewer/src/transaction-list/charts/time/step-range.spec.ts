import { describe, expect, it } from '@jest/globals';
import { edgesOf, stepAfterKey, stepAt, stepOfTime } from './step-range';

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

describe('the step of a moment', () => {
  const steps = [100, 110, 120].map((start) => ({ start, end: start + 10 }));

  it('is the one that it falls into, wherever new data has moved it', () => {
    expect(stepOfTime(110, steps)).toBe(1);
    expect(stepOfTime(110, steps.slice(1))).toBe(0);
  });

  it('is none where the chart does not show it', () => {
    expect(stepOfTime(100, steps.slice(1))).toBeUndefined();
    expect(stepOfTime(130, steps)).toBeUndefined();
  });
});
