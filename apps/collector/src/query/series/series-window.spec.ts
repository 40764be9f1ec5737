import { describe, expect, it } from '@jest/globals';
import { seriesWindow } from './series-window';

const now = 1_795_305_600 + 1_000;
const lastHour = { from: now - 3_600, seconds: 3_600 };

describe('the steps of a series', () => {
  it('begin at whole multiples of the interval, and the last one has begun', () => {
    expect(seriesWindow('15m', lastHour, now)).toEqual({
      start: now - 1_000 - 2_700,
      interval: 900,
      buckets: 5,
      events: { from: now - 3_600, until: now - 1_000 + 1_800, seconds: 900 },
    });
  });

  it('never reach beyond the end that was asked for', () => {
    const window = { from: 1_000, until: 1_090, seconds: 90 };
    expect(seriesWindow('1m', window, now)).toEqual({
      start: 960,
      interval: 60,
      buckets: 3,
      events: { from: 1_000, until: 1_090, seconds: 60 },
    });
  });

  it.each([
    [60, 1],
    [3_600, 60],
    [86_400, 900],
    [14 * 86_400, 14_400],
    [90 * 86_400, 86_400],
  ])('are at most a hundred or so when a window of %i s has no interval', (seconds, interval) => {
    expect(seriesWindow(null, { from: now - seconds, seconds }, now).interval).toBe(interval);
  });
});
