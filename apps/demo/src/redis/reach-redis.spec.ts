import { describe, expect, it } from '@jest/globals';
import { reachRedis } from './reach-redis';

describe('reaching a Redis', () => {
  it.each([
    [
      'redis://127.0.0.1:1',
      /^REDIS_URL: no Redis answers at 127\.0\.0\.1:1 \(ECONNREFUSED\): start one there/,
    ],
    ['redis://user:hunter2@127.0.0.1:1/3', /^REDIS_URL: no Redis answers at 127\.0\.0\.1:1 /],
    ['127.0.0.1:6379', /^REDIS_URL: expected an address like redis:\/\/127\.0\.0\.1:6379$/],
    ['http://127.0.0.1:6379', /^REDIS_URL: expected an address/],
    ['', /^REDIS_URL: expected an address/],
  ])('names REDIS_URL and hides its password when %s leads nowhere', async (url, message) => {
    const failure = await reachRedis(url).catch((error: Error) => error.message);

    expect(failure).toMatch(message);
    expect(failure).not.toContain('hunter2');
  });
});
