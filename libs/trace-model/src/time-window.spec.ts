import { describe, expect, it } from '@jest/globals';
import { assembleTrace } from './assemble-trace';
import { tellTrace } from './tell-trace';
import {
  fractionOf,
  selectionBetween,
  timestampAt,
  windowOf,
  windowOfTrace,
  windowSelection,
} from './time-window';

const second = { startTimestamp: 100, endTimestamp: 101 };
const spanOf = (start_timestamp: number, timestamp: number) => ({ start_timestamp, timestamp });

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

describe('where a span lies in a window', () => {
  it.each([
    ['in the middle', spanOf(100.25, 100.75), { start: 0.25, end: 0.75 }],
    ['outside, unclipped', spanOf(99.5, 102), { start: -0.5, end: 2 }],
    ['without duration, widened', spanOf(100.5, 100.5), { start: 0.5, end: 0.51 }],
    ['without duration at the end, widened to the left', spanOf(101, 101), { start: 0.99, end: 1 }],
    ['wide enough near the end', spanOf(100.98, 101), { start: 0.98, end: 1 }],
    ['ending before it starts, from its start', spanOf(100.5, 100.25), { start: 0.5, end: 0.51 }],
    ['wholly after the window', spanOf(102, 102), { start: 2, end: 2.01 }],
    ['wholly before the window', spanOf(99, 99), { start: -1, end: -0.99 }],
  ])('%s', (_, span, { start, end }) => {
    const fraction = fractionOf(second, span, 0.01);
    expect(fraction.start).toBeCloseTo(start, 9);
    expect(fraction.end).toBeCloseTo(end, 9);
  });

  it('is all of it in a window without duration', () => {
    const moment = { startTimestamp: 100, endTimestamp: 100 };
    expect(fractionOf(moment, spanOf(100, 100), 0.01)).toEqual({ start: 0, end: 1 });
  });

  it('goes back to the same moment', () => {
    expect(timestampAt(second, fractionOf(second, spanOf(100.3, 100.6)).end)).toBeCloseTo(100.6, 9);
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

  it('is a window of its own', () => {
    expect(windowSelection(second, { start: 0.25, end: 0.5 })).toEqual({
      startTimestamp: 100.25,
      endTimestamp: 100.5,
    });
  });
});
