import { describe, expect, it } from '@jest/globals';
import { tellTrace } from '../outline/tell-trace';
import { extentOf, timeAxis } from './time-axis';

const BEGINS = 1_700_000_000;

/** A request of 300 ms whose e-mail is sent two hours later, in 100 ms. */
const LATE_MAIL = `
  api  http.server  POST /orders  ok  0..300 ms
  └─ queue.publish  send-mail  ok  280..300 ms
     └─ worker  queue.process  send-mail  ok  7200300..7200400 ms
`;

function axisOf(story: string, options: { squeezesWaits?: boolean } = {}) {
  const { transactions } = tellTrace(story);
  return timeAxis(
    transactions.flatMap((transaction) => [transaction, ...transaction.spans]),
    options,
  );
}

function places(story: string, milliseconds: readonly number[]): number[] {
  const axis = axisOf(story);
  return milliseconds.map((offset) => Number(axis.placeOf(BEGINS + offset / 1_000).toFixed(4)));
}

describe('a time axis', () => {
  it('is linear where nothing waits long', () => {
    const story = `
      web  pageload  /  ok  0..900 ms
      └─ http.client  GET /  ok  100..700 ms
    `;
    expect(axisOf(story).breaks).toEqual([]);
    expect(places(story, [0, 90, 450, 900])).toEqual([0, 0.1, 0.5, 1]);
  });

  it('squeezes a wait that is longer than all the work', () => {
    expect(places(LATE_MAIL, [0, 150, 300, 7_200_300, 7_200_400])).toEqual([0, 0.36, 0.72, 0.76, 1]);
  });

  it('tells how long each break is, and where it lies', () => {
    const [wait, ...others] = axisOf(LATE_MAIL).breaks;
    expect(others).toEqual([]);
    expect((wait?.endTimestamp ?? 0) - (wait?.startTimestamp ?? 0)).toBeCloseTo(7_200, 6);
    expect([wait?.startPlace, wait?.endPlace]).toEqual([expect.closeTo(0.72, 4), expect.closeTo(0.76, 4)]);
  });

  it('keeps one scale where that is wanted', () => {
    const axis = axisOf(LATE_MAIL, { squeezesWaits: false });
    expect(axis.breaks).toEqual([]);
    expect(axis.placeOf(BEGINS + 3_600.2)).toBeCloseTo(0.5, 6);
  });

  it('takes an open span that only waits for running', () => {
    const axis = axisOf(`
      web  ui.action  Submit  ok  0..7200400 ms
      ├─ http.client  POST /orders  ok  0..300 ms
      └─ http.client  GET /mail  ok  7200300..7200400 ms
    `);
    expect(axis.breaks).toEqual([]);
  });

  it('does not squeeze a wait below a second, however short the work', () => {
    const axis = axisOf(`
      api  http.server  GET /  ok  0..1 ms
      └─ queue.publish  later  ok  0..1 ms
         └─ worker  queue.process  later  ok  990..991 ms
    `);
    expect(axis.breaks).toEqual([]);
  });

  it('squeezes each of many waits, and leaves most of the axis to the work', () => {
    const attempts = Array.from({ length: 50 }, (_, attempt) => ({
      start_timestamp: BEGINS + attempt * 3_600,
      timestamp: BEGINS + attempt * 3_600 + 1,
    }));
    const { breaks } = timeAxis(attempts);
    expect(breaks).toHaveLength(49);
    const squeezed = breaks.reduce((sum, { startPlace, endPlace }) => sum + endPlace - startPlace, 0);
    expect(squeezed).toBeCloseTo(0.4, 6);
  });

  it('keeps one scale where spans take no time at all', () => {
    const [first, second] = [BEGINS, BEGINS + 3_600].map((at) => ({ start_timestamp: at, timestamp: at }));
    expect(timeAxis([first, second].filter((span) => span !== undefined)).breaks).toEqual([]);
  });

  it('goes on beyond its window', () => {
    expect(places(LATE_MAIL, [-150, 7_200_500])).toEqual([-0.36, 1.24]);
  });

  it.each([0, 0.1, 0.36, 0.72, 0.74, 0.76, 0.9, 1])('leads from place %d to a moment and back', (place) => {
    const axis = axisOf(LATE_MAIL);
    expect(axis.placeOf(axis.timestampAt(place))).toBeCloseTo(place, 5);
  });

  it('covers the window it is given', () => {
    const window = { startTimestamp: BEGINS - 1, endTimestamp: BEGINS + 1 };
    const axis = timeAxis([{ start_timestamp: BEGINS, timestamp: BEGINS + 0.5 }], { window });
    expect(axis.placeOf(BEGINS)).toBe(0.5);
  });

  it('has no places but numbers where there are no spans', () => {
    expect(timeAxis([]).placeOf(5)).toBe(0);
  });
});

describe('the extent of a span', () => {
  it('is never backwards', () => {
    const axis = axisOf(LATE_MAIL);
    const span = { start_timestamp: BEGINS + 0.15, timestamp: BEGINS + 0.1 };
    expect(extentOf(axis, span)).toEqual({ start: expect.closeTo(0.36, 4), end: expect.closeTo(0.36, 4) });
  });

  it('is everything on an axis without duration', () => {
    const span = { start_timestamp: BEGINS, timestamp: BEGINS };
    expect(extentOf(timeAxis([span]), span)).toEqual({ start: 0, end: 1 });
  });
});
