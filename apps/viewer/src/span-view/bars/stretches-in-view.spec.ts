import { describe, expect, it } from '@jest/globals';
import { timeAxis } from '@clew/trace-model';
import { stretchesInView } from './stretches-in-view';

const AXIS = timeAxis([{ start_timestamp: 0, timestamp: 100 }]);
const WHOLE = { start: 0, end: 1 };

function stretchOf([startTimestamp, endTimestamp]: [number, number]) {
  return { startTimestamp, endTimestamp };
}

describe('the stretches of a bar', () => {
  it('lie where they lie in the part in view, cut at its edges', () => {
    const stretches = [
      [0, 10],
      [20, 30],
      [45, 50],
      [60, 90],
      [95, 100],
    ] satisfies [number, number][];
    expect(stretchesInView(AXIS, { start: 0.25, end: 0.75 }, stretches.map(stretchOf))).toEqual([
      { left: 0, right: expect.closeTo(0.1, 9) },
      { left: expect.closeTo(0.4, 9), right: expect.closeTo(0.5, 9) },
      { left: expect.closeTo(0.7, 9), right: 1 },
    ]);
  });

  it('are one where nobody could see what is between them, until somebody zooms in', () => {
    const stretches = [
      [10, 20],
      [20.05, 30],
    ] satisfies [number, number][];
    expect(stretchesInView(AXIS, WHOLE, stretches.map(stretchOf))).toHaveLength(1);
    expect(stretchesInView(AXIS, { start: 0.19, end: 0.21 }, stretches.map(stretchOf))).toHaveLength(2);
  });

  it('are no more than can be told apart, however many there are', () => {
    const stretches = Array.from({ length: 100_000 }, (_, place) =>
      stretchOf([place / 1_000, (place + 0.5) / 1_000]),
    );
    expect(stretchesInView(AXIS, WHOLE, stretches)).toHaveLength(1);
  });
});
