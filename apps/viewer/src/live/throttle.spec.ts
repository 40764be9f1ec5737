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
    const work = jest.fn(() => Promise.resolve());
    throttle(work, 1_000).request();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('happens once more for all requests within the interval', async () => {
    const work = jest.fn(() => Promise.resolve());
    const throttled = throttle(work, 1_000);
    for (let requests = 0; requests < 50; requests += 1) throttled.request();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('keeps to its interval under a steady stream of requests', async () => {
    const work = jest.fn(() => Promise.resolve());
    const throttled = throttle(work, 1_000);
    for (let elapsed = 0; elapsed < 10_000; elapsed += 100) {
      throttled.request();
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(work).toHaveBeenCalledTimes(11);
  });

  it('does not happen after it was cancelled', async () => {
    const work = jest.fn(() => Promise.resolve());
    const throttled = throttle(work, 1_000);
    throttled.request();
    throttled.request();
    throttled.cancel();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is not begun again while it is under way, however long that takes', async () => {
    const ends: (() => void)[] = [];
    const throttled = throttle(() => new Promise<void>((resolve) => ends.push(resolve)), 1_000);
    for (let elapsed = 0; elapsed < 5_000; elapsed += 100) {
      throttled.request();
      await jest.advanceTimersByTimeAsync(100);
    }
    expect(ends).toHaveLength(1);
    ends[0]?.();
    await jest.advanceTimersByTimeAsync(0);
    expect(ends).toHaveLength(2);
  });

  it('goes on after it has failed', async () => {
    const work = jest.fn(() => Promise.reject(new Error('unreachable')));
    const throttled = throttle(work, 1_000);
    throttled.request();
    throttled.request();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('does not happen after it was cancelled while it was under way', async () => {
    const ends: (() => void)[] = [];
    const work = jest.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    const throttled = throttle(work, 1_000);
    throttled.request();
    throttled.request();
    throttled.cancel();
    ends[0]?.();
    await jest.advanceTimersByTimeAsync(5_000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
