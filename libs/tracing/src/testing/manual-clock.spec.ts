import { describe, expect, it } from '@jest/globals';
import { ManualClock } from './manual-clock';

describe('the manual clock', () => {
  it('runs what was scheduled in the order of its time, and what that schedules in turn', () => {
    const clock = new ManualClock(100);
    const seen: string[] = [];
    const note = (what: string): void => void seen.push(`${what} at ${clock.nowInSeconds()}`);
    clock.schedule(2000, () => note('second'));
    clock.schedule(1000, () => {
      note('first');
      clock.schedule(500, () => note('between'));
    });
    clock.schedule(9000, () => note('too late'));
    clock.schedule(1000, () => note('cancelled'))();
    clock.advance(3);
    expect(seen).toEqual(['first at 101', 'between at 101.5', 'second at 102']);
    expect([clock.nowInSeconds(), clock.pending]).toEqual([103, 1]);
  });
});
