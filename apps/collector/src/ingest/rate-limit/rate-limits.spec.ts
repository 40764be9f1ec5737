import { describe, expect, it } from '@jest/globals';
import { RateLimits, type LimitedKind } from './rate-limits';

/** Limits of two events a second for project 1, none for project 2, and a clock that is set. */
function limitsUnderTest() {
  let now = 100;
  const limits = new RateLimits(
    (projectId) => (projectId === 1 ? 2 : undefined),
    () => now,
  );
  return {
    limits,
    pass: (seconds: number) => (now += seconds),
    pauseOf: (...kinds: LimitedKind[]) => limits.pauseOf(1, new Set(kinds)),
  };
}

describe('what a key may send', () => {
  it('is at once what it may send in ten seconds, then so much a second', () => {
    const { limits, pass } = limitsUnderTest();
    limits.take(1, { transaction: 19 });
    expect(limits.isLimited(1, 'traces')).toBe(false);
    limits.take(1, { transaction: 1 });
    expect(limits.isLimited(1, 'traces')).toBe(true);
    pass(0.5);
    expect(limits.isLimited(1, 'traces')).toBe(false);
    limits.take(1, { transaction: 1 });
    expect(limits.isLimited(1, 'traces')).toBe(true);
  });

  it('does not add up over a longer rest', () => {
    const { limits, pass } = limitsUnderTest();
    pass(3_600);
    limits.take(1, { error: 20 });
    expect(limits.isLimited(1, 'errors')).toBe(true);
  });

  it('is what it was when what was taken is given back, and never more', () => {
    const { limits } = limitsUnderTest();
    limits.take(1, { transaction: 20, span: 40 });
    limits.giveBack(1, { transaction: 20, span: 40 });
    limits.giveBack(1, { transaction: 100 });
    limits.take(1, { transaction: 19 });
    expect(limits.isLimited(1, 'traces')).toBe(false);
    limits.take(1, { transaction: 1 });
    expect(limits.isLimited(1, 'traces')).toBe(true);
  });

  it('is apart for traces and errors', () => {
    const { limits } = limitsUnderTest();
    limits.take(1, { error: 20 });
    expect([limits.isLimited(1, 'errors'), limits.isLimited(1, 'traces')]).toEqual([true, false]);
  });

  it('is twenty spans for each event, and what was too much in one go is made up for', () => {
    const { limits, pass } = limitsUnderTest();
    limits.take(1, { transaction: 1, span: 480 });
    expect(limits.isLimited(1, 'traces')).toBe(true);
    pass(2);
    expect(limits.isLimited(1, 'traces')).toBe(true);
    pass(0.1);
    expect(limits.isLimited(1, 'traces')).toBe(false);
  });

  it('is without bound where no limit is set', () => {
    const { limits } = limitsUnderTest();
    limits.take(2, { transaction: 1e9, span: 1e9, error: 1e9 });
    expect([limits.isLimited(2, 'traces'), limits.isLimited(2, 'errors')]).toEqual([false, false]);
    expect(limits.pauseOf(2, new Set(['traces']))).toBeUndefined();
  });
});

describe('the pause that a client is asked for', () => {
  it('lasts until it may send at once again what it may send at once, five minutes at most', () => {
    const { limits, pauseOf } = limitsUnderTest();
    expect(pauseOf()).toBeUndefined();
    limits.take(1, { transaction: 20 });
    expect(pauseOf('traces')).toEqual({ seconds: 10, header: '10:transaction;span:key' });
    limits.take(1, { span: 1e6 });
    expect(pauseOf('traces')).toEqual({ seconds: 300, header: '300:transaction;span:key' });
  });

  it('names each kind with its own time', () => {
    const { limits, pass, pauseOf } = limitsUnderTest();
    limits.take(1, { error: 20 });
    pass(4);
    limits.take(1, { transaction: 20 });
    expect(pauseOf('traces', 'errors')).toEqual({
      seconds: 10,
      header: '10:transaction;span:key, 6:error:key',
    });
  });
});
