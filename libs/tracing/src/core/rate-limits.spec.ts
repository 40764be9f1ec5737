import { describe, expect, it } from '@jest/globals';
import { secondsToWait } from './rate-limits';

const NOW = 1_600_000_000;
const wait = (status: number, rateLimits: string | null, retryAfter: string | null): number =>
  secondsToWait({ status, rateLimits, retryAfter }, NOW);

describe('the pause that a server asks for', () => {
  it.each<[number, string | null, string | null, number]>([
    [200, null, null, 0],
    [200, null, '60', 0],
    [200, '60:transaction:key', null, 60],
    [200, '60:error:key', null, 0],
    [200, '60:from_the_future:key', null, 0],
    [429, '60:error:key', '120', 0],
    [429, '60::organization', null, 60],
    [429, '10:transaction, 20:error;transaction:key:reason:more', null, 20],
    [429, 'soon:transaction', null, 60],
    [429, '-5:transaction', null, 0],
    [429, '9999:transaction', null, 300],
    [429, null, null, 60],
    [429, null, '7', 7],
    [429, null, '-7', 0],
    [429, null, '9999', 300],
    [429, null, 'garbage', 60],
    [429, null, '', 60],
    [429, null, new Date((NOW + 90) * 1000).toUTCString(), 90],
    [429, null, new Date((NOW - 90) * 1000).toUTCString(), 0],
    [500, null, '60', 0],
  ])('by code %d, limits %j and Retry-After %j is %d s', (status, rateLimits, retryAfter, seconds) => {
    expect(wait(status, rateLimits, retryAfter)).toBe(seconds);
  });
});
