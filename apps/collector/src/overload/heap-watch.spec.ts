import { describe, expect, it } from '@jest/globals';
import { HeapWatch } from './heap-watch';

describe('watching the heap', () => {
  it.each([
    ['is not short when garbage was all there was', 90, 30, false],
    ['is short when it stays above 80 % of its limit', 90, 85, true],
    ['collects nothing below that', 79, 100, false],
  ])('%s', (_fact, used, afterCollection, isShort) => {
    let now = used;
    const watch = new HeapWatch(
      () => ({ used: now, limit: 100 }),
      () => (now = afterCollection),
    );
    watch.sample();
    expect(watch.isShort).toBe(isShort);
    now = 10;
    watch.sample();
    expect(watch.isShort).toBe(false);
    watch.stop();
  });

  it('can collect on this very runtime', () => {
    const watch = new HeapWatch(() => ({ used: 1, limit: 1 }));
    watch.sample();
    expect(watch.isShort).toBe(true);
    watch.stop();
  });
});
