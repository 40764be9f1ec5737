import { describe, expect, it } from '@jest/globals';
import { SteadyClock } from './steady-clock';

const HOUR = 3_600;

/** A clock that is looked at after each of `steps`: how far time went on, and how far the clock was set beside that. */
function readings(...steps: [passed: number, set: number][]): (number | undefined)[] {
  return readingsAfterRest(0, ...steps);
}

/** The same of a clock that starts so many seconds after the newest record was received. */
function readingsAfterRest(rest: number, ...steps: [passed: number, set: number][]): (number | undefined)[] {
  let [now, monotonic] = [1_000_000, 50];
  const clock = new SteadyClock({ now: () => now, monotonic: () => monotonic });
  clock.resumeAfter(now - rest);
  return steps.map(([passed, set]) => {
    monotonic += passed;
    now += passed + set;
    const read = clock.read();
    return read === undefined ? undefined : read - 1_000_000;
  });
}

describe('a clock to delete by', () => {
  it('is the clock while it goes on evenly, corrections of minutes included', () => {
    expect(readings([10, 0], [10, 600], [10, -600])).toEqual([10, 620, 30]);
  });

  it('is not believed for an hour after it jumped ahead', () => {
    expect(readings([10, 0], [10, 30 * 24 * HOUR], [HOUR - 1, 0], [1, 0])).toEqual([
      10,
      undefined,
      undefined,
      20 + HOUR + 30 * 24 * HOUR,
    ]);
  });

  it('is believed as soon as it is set back', () => {
    expect(readings([10, 30 * 24 * HOUR], [60, -30 * 24 * HOUR])).toEqual([undefined, 70]);
  });

  it('is not believed for an hour when it starts far later than the newest record', () => {
    expect(readingsAfterRest(10 * 24 * HOUR, [0, 0], [HOUR - 1, 0], [1, 0])).toEqual([
      undefined,
      undefined,
      HOUR,
    ]);
  });

  it('is believed at once after a short rest, and when it is set back after a long one', () => {
    expect(readingsAfterRest(HOUR, [1, 0])).toEqual([1]);
    expect(readingsAfterRest(400 * 24 * HOUR, [1, 0], [1, -399 * 24 * HOUR])).toEqual([
      undefined,
      2 - 399 * 24 * HOUR,
    ]);
  });
});
