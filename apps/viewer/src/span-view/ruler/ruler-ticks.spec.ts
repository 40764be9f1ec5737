import { describe, expect, it } from '@jest/globals';
import { timeAxis } from '@clew/trace-model';
import { rulerTicks, ticksInView } from './ruler-ticks';

describe('the ticks of the time ruler', () => {
  it('are round', () => expect(rulerTicks(0, 912)).toEqual([0, 200, 400, 600, 800]));
  it('are round by the clock where minutes are', () =>
    expect(rulerTicks(0, 700_000)).toEqual([0, 300_000, 600_000]));
  it('are round within a selection', () => expect(rulerTicks(203, 391)).toEqual([250, 300, 350]));
  it('reach both ends where those are round', () => expect(rulerTicks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]));

  it.each([
    [0, 0],
    [5, 4],
    [0, Number.POSITIVE_INFINITY],
    [0, Number.NaN],
  ])('are one where there is no stretch of time: from %d to %d', (from, to) => {
    expect(rulerTicks(from, to)).toEqual([from]);
  });

  it.each([1e-6, 1, 2.6e9])('are few for a stretch of %d ms', (length) => {
    expect(rulerTicks(0, length).length).toBeLessThanOrEqual(7);
  });
});

const WHOLE = { start: 0, end: 1 };

function ticksOf(spans: [start: number, end: number][], zoom = WHOLE): string[] {
  const axis = timeAxis(spans.map(([start, end]) => ({ start_timestamp: start, timestamp: end })));
  return ticksInView(axis, zoom).map(({ place, label }) => `${label} at ${Math.round(place * 100)} %`);
}

describe('the labels of the ticks', () => {
  it('count from the start of the whole', () => {
    expect(ticksOf([[100, 100.4]])).toEqual([
      '0 ms at 0 %',
      '100 ms at 25 %',
      '200 ms at 50 %',
      '300 ms at 75 %',
      '400 ms at 100 %',
    ]);
  });

  it('count anew behind a break', () => {
    const spans: [number, number][] = [
      [0, 1],
      [7_200, 7_201],
    ];
    expect(ticksOf(spans)).toEqual([
      '0 ms at 0 %',
      '500 ms at 24 %',
      '+0 ms at 52 %',
      '+500 ms at 76 %',
      '+1 s at 100 %',
    ]);
  });

  it('count from the first tick where they would read alike', () => {
    expect(ticksOf([[0, 7_200]], { start: 0.5, end: 0.51 })).toEqual([
      '1 h at 0 %',
      '+15 s at 21 %',
      '+30 s at 42 %',
      '+45 s at 62 %',
      '+1 min at 83 %',
    ]);
  });
});
