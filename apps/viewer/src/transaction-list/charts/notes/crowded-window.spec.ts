import { describe, expect, it } from '@jest/globals';
import { crowdedWindow } from './crowded-window';

const NOW = Date.parse('2026-11-22T12:00:00Z') / 1_000;
const DAY = { statsPeriod: '24h' };

function offered(window: Parameters<typeof crowdedWindow>[0], firstAgo: number, lastAgo: number): unknown {
  return crowdedWindow(window, { first: NOW - firstAgo, last: NOW - lastAgo, now: NOW });
}

describe('events that take up a small part of a window', () => {
  it('that goes on until now are shown by a shorter period', () => {
    expect(offered(DAY, 350, 4)).toEqual({ window: { statsPeriod: '10m' }, seconds: 350 });
    expect(offered(DAY, 60, 60)).toEqual({ window: { statsPeriod: '5m' }, seconds: 60 });
    expect(offered({ statsPeriod: '14d' }, 40_000, 7_000)).toEqual({
      window: { statsPeriod: '24h' },
      seconds: 40_000,
    });
  });

  it('that is over are shown by when it was, with a margin', () => {
    expect(offered(DAY, 18_400, 18_000)).toEqual({
      window: { start: '2026-11-22T06:53:00.000Z', end: '2026-11-22T07:00:20.000Z' },
      seconds: 400,
    });
    const window = { start: '2026-11-20T00:00:00Z', end: '2026-11-21T00:00:00Z' };
    expect(offered(window, 180_000, 180_000)).toMatchObject({
      window: { start: '2026-11-20T09:59:59.000Z', end: '2026-11-20T10:00:01.000Z' },
    });
  });

  it('need no other window where they take up enough of theirs', () => {
    expect(offered(DAY, 86_000, 10)).toBeUndefined();
    expect(offered({ statsPeriod: '15m' }, 400, 10)).toBeUndefined();
    expect(offered(DAY, 18_000, 10)).toBeUndefined();
  });

  it('need none where some end in the future of a window up to now, by a clock that runs ahead', () => {
    expect(offered(DAY, 60, -600)).toBeUndefined();
    expect(offered(DAY, -300, -600)).toBeUndefined();
    expect(offered(DAY, 60, -2)).toMatchObject({ window: { statsPeriod: '5m' } });
    const window = { start: '2026-11-22T00:00:00Z', end: '2026-11-23T00:00:00Z' };
    expect(offered(window, -500, -600)).toMatchObject({ seconds: 100 });
  });

  it('need none where nothing is known of them', () => {
    expect(crowdedWindow(DAY, { first: Number.NaN, last: Number.NaN, now: NOW })).toBeUndefined();
  });
});
