import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from '../tree/assemble-trace';
import { tellTrace } from '../outline/tell-trace';
import { selectionBetween, windowOf, windowOfTrace } from './time-window';

describe('the window of a trace', () => {
  const tree = assembleTrace(
    tellTrace(`
      web  pageload  /  ok                   0..100 ms
      └─ http.client  GET /  ok              10..400 ms
         └─ api  http.server  GET /  ok      -50..90 ms
    `),
  );

  it('covers the child that outlives its parent and the one that seems to start before it', () => {
    const { startTimestamp, endTimestamp } = windowOfTrace(tree);
    expect(startTimestamp).toBeCloseTo(1_699_999_999.95, 5);
    expect(endTimestamp).toBeCloseTo(1_700_000_000.4, 5);
  });

  it('of one transaction covers that one alone', () => {
    expect(windowOf(tree.roots).startTimestamp).toBe(1_700_000_000);
  });

  it('of nothing has no duration', () => {
    expect(windowOf([])).toEqual({ startTimestamp: 0, endTimestamp: 0 });
  });
});

describe('a selection between two handles', () => {
  it.each([
    ['keeps what is in order', 0.2, 0.8, { start: 0.2, end: 0.8 }],
    ['turns handles around that were dragged past each other', 0.8, 0.2, { start: 0.2, end: 0.8 }],
    ['ends at the edges', -1, 7, { start: 0, end: 1 }],
    ['keeps a least width', 0.5, 0.5, { start: 0.5, end: 0.505 }],
    ['keeps a least width at the end', 1, 1, { start: 0.995, end: 1 }],
    ['keeps a least width at the beginning', -0.5, 0, { start: 0, end: 0.005 }],
  ])('%s', (_, first, last, selection) => {
    expect(selectionBetween(first, last)).toEqual(selection);
  });
});
