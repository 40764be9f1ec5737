import { describe, expect, it } from '@jest/globals';
import type { TimeWindow } from './time-window';
import { isWidest, parseWindow, periodSeconds, putWindow, windowSeconds, zoomedOut } from './time-window';

const NOON: TimeWindow = { start: '2026-11-22T12:00:00.000Z', end: '2026-11-22T13:00:00.000Z' };
const LATER = Date.parse('2026-11-23T00:00:00Z');

describe('a period', () => {
  it.each([
    ['30s', 30],
    ['30m', 1_800],
    ['3d', 259_200],
    ['2w', 1_209_600],
    ['90d', 7_776_000],
  ])('of %s lasts %d seconds', (period, seconds) => expect(periodSeconds(period)).toBe(seconds));

  it.each(['', '0h', '-1d', '1.5h', '5', 'h', '3 d', '91d', '9999999w', '1y'])('is not %p', (period) => {
    expect(periodSeconds(period)).toBeUndefined();
  });
});

describe('the window of an address', () => {
  it.each<TimeWindow>([{ statsPeriod: '30m' }, { statsPeriod: '24h' }, NOON])(
    'is found again: %j',
    (window) => {
      const parameters = new URLSearchParams();
      putWindow(parameters, window);
      expect(parseWindow(parameters)).toEqual(window);
    },
  );

  it.each([
    'statsPeriod=forever',
    'statsPeriod=91d',
    'start=2026-11-22T13:00:00Z&end=2026-11-22T12:00:00Z',
    'start=2026-01-01T00:00:00Z&end=2026-11-22T12:00:00Z',
    'start=yesterday&end=now',
    'start=2026-11-22T13:00:00Z',
  ])('is the last 24 hours where it makes no sense: %s', (search) => {
    expect(parseWindow(new URLSearchParams(search))).toEqual({ statsPeriod: '24h' });
  });

  it('is no longer than its view allows', () => {
    expect(parseWindow(new URLSearchParams('statsPeriod=14d'), 7)).toEqual({ statsPeriod: '24h' });
  });
});

describe('zooming out', () => {
  it('leads to the next larger period', () => {
    expect(zoomedOut({ statsPeriod: '30m' }, LATER)).toEqual({ statsPeriod: '1h' });
    expect(zoomedOut({ statsPeriod: '14d' }, LATER)).toEqual({ statsPeriod: '90d' });
  });

  it('doubles a fixed window around its middle', () => {
    const wider = zoomedOut(NOON, LATER);
    expect(wider).toEqual({ start: '2026-11-22T11:30:00.000Z', end: '2026-11-22T13:30:00.000Z' });
    expect(windowSeconds(wider)).toBe(7_200);
  });

  it('does not lead beyond now', () => {
    expect(zoomedOut(NOON, Date.parse('2026-11-22T13:10:00Z'))).toEqual({
      start: '2026-11-22T11:10:00.000Z',
      end: '2026-11-22T13:10:00.000Z',
    });
  });

  it('ends at the longest window that there is', () => {
    const longest = zoomedOut({ statsPeriod: '7d' }, LATER, 7);
    expect(longest).toEqual({ statsPeriod: '7d' });
    expect(isWidest(longest, 7)).toBe(true);
    expect(isWidest(NOON)).toBe(false);
  });
});
