import { describe, expect, it } from '@jest/globals';
import { barExtent } from './bar-extent';

describe('the extent of a bar', () => {
  it.each([
    ['one across half of the view', 0.25, 0.75, 'min(25%, 100% - 2px)', '50%'],
    ['one without duration at the end, which begins inside', 1, 1, 'min(100%, 100% - 2px)', '0%'],
  ])('is that of %s', (_, from, to, left, width) => {
    expect(barExtent(from, to)).toEqual({ left, width });
  });
});
