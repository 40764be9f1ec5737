import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createProcessClock } from './process-clock';

describe('the clock of a process', () => {
  afterEach(() => void jest.restoreAllMocks());

  it('tells the time of the wall clock', () => {
    expect(Math.abs(createProcessClock().nowInSeconds() - Date.now() / 1000)).toBeLessThan(0.1);
  });

  it.each([-3600, 3600])('follows a step of %d s at the next transaction, and not within one', (step) => {
    const clock = createProcessClock();
    const now = clock.startTimeline?.() ?? clock.nowInSeconds;
    const before = now();
    const stepped = Date.now() + step * 1000;
    jest.spyOn(Date, 'now').mockReturnValue(stepped);
    expect(now()).toBeGreaterThanOrEqual(before);
    expect(now() - before).toBeLessThan(1);
    const next = clock.startTimeline?.() ?? clock.nowInSeconds;
    expect(Math.abs(next() - stepped / 1000)).toBeLessThan(0.1);
  });
});
