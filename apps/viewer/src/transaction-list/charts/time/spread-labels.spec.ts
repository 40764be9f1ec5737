import { describe, expect, it } from '@jest/globals';
import { spreadLabels } from './spread-labels';

describe('the labels of lines', () => {
  it('stay where they belong if there is room', () => {
    expect(spreadLabels([80, 40, 10], 12)).toEqual([80, 40, 10]);
  });

  it('move apart where they would overlap, in the same order', () => {
    expect(spreadLabels([50, 48, 10], 12)).toEqual([60, 48, 10]);
  });

  it('move up where there is no room below', () => {
    expect(spreadLabels([100, 99, 98], 12)).toEqual([100, 88, 76]);
  });

  it('may be none', () => expect(spreadLabels([], 12)).toEqual([]));
});
