import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { throttle } from './throttle';

describe('throttled work', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('happens at once the first time', () => {
    const work = jest.fn();
    throttle(work, 1_000).request();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('happens once more for all requests within the interval', () => {
    const work = jest.fn();
    const throttled = throttle(work, 1_000);
    for (let requests = 0; requests < 50; requests += 1) throttled.request();
    jest.advanceTimersByTime(5_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('keeps to its interval under a steady stream of requests', () => {
    const work = jest.fn();
    const throttled = throttle(work, 1_000);
    for (let elapsed = 0; elapsed < 10_000; elapsed += 100) {
      throttled.request();
      jest.advanceTimersByTime(100);
    }
    expect(work).toHaveBeenCalledTimes(11);
  });

  it('does not happen after it was cancelled', () => {
    const work = jest.fn();
    const throttled = throttle(work, 1_000);
    throttled.request();
    throttled.request();
    throttled.cancel();
    jest.advanceTimersByTime(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
