import { describe, expect, it } from '@jest/globals';
import { ManualClock } from '../../testing/index';
import { answerOf } from '../../testing/scripted-post';
import { createRateLimits, type RateLimits } from './rate-limits';

const NOW = 1_600_000_000;

/** How long events of a type are held back, to the second. */
function pauseOf(limits: RateLimits, type: 'transaction' | 'event', clock: ManualClock): number {
  let seconds = 0;
  for (; limits.isLimited(type); seconds += 1) clock.advance(1);
  return seconds;
}

function pausesAfter(status: number, rateLimits: string | null, retryAfter: string | null) {
  return (['transaction', 'event'] as const).map((type) => {
    const clock = new ManualClock(NOW);
    const limits = createRateLimits(clock);
    limits.learn(answerOf({ status, rateLimits, retryAfter }));
    return pauseOf(limits, type, clock);
  });
}

describe('the pauses that a server asks for', () => {
  it.each<[number, string | null, string | null, number, number]>([
    [200, null, null, 0, 0],
    [200, null, '60', 0, 0],
    [200, '60:transaction:key', null, 60, 0],
    [200, '60:error:key', null, 0, 60],
    [200, '60:default;span:key', null, 0, 0],
    [200, '60:from_the_future:key', null, 0, 0],
    [429, '60:error:key', '120', 0, 60],
    [429, '60::organization', null, 60, 60],
    [429, '60', null, 60, 60],
    [429, '10:transaction, 20:error;transaction:key:reason:more', null, 20, 20],
    [429, '20:transaction, 10:transaction;error', null, 20, 10],
    [429, ' 2.5:transaction ', null, 3, 0],
    [429, 'soon:transaction', null, 60, 0],
    [429, '-5:transaction', null, 0, 0],
    [429, '9999:transaction', null, 300, 0],
    [429, null, null, 60, 60],
    [429, null, '7', 7, 7],
    [429, null, '-7', 0, 0],
    [429, null, '9999', 300, 300],
    [429, null, 'garbage', 60, 60],
    [429, null, '', 60, 60],
    [429, null, new Date((NOW + 90) * 1000).toUTCString(), 90, 90],
    [429, null, new Date((NOW - 90) * 1000).toUTCString(), 0, 0],
    [500, null, '60', 0, 0],
  ])(
    'by code %d, limits %j and Retry-After %j are %d s for transactions and %d s for errors',
    (status, rateLimits, retryAfter, transactions, errors) => {
      expect(pausesAfter(status, rateLimits, retryAfter)).toEqual([transactions, errors]);
    },
  );

  it('last until the later of two ends, whichever is said first', () => {
    for (const spoken of [
      ['60:transaction', '10:transaction'],
      ['10:transaction', '60:transaction'],
    ]) {
      const clock = new ManualClock(NOW);
      const limits = createRateLimits(clock);
      for (const rateLimits of spoken) limits.learn(answerOf({ rateLimits }));
      expect(pauseOf(limits, 'transaction', clock)).toBe(60);
    }
  });
});
