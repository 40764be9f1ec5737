import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { describeCommand } from './description';

describe('the description of a command', () => {
  it.each([
    ['get', ['rates:EUR'], 'GET rates:EUR'],
    ['auth', ['?'], 'AUTH'],
    ['ping', [], 'PING'],
    ['eval', ['return redis.call("get", KEYS[1])', '1', 'k'], 'EVAL'],
    ['evalsha', ['6b1bf486c81ceb7edf3c093f4c48582e38c0e791', '1', 'k'], 'EVALSHA'],
    ['eval_ro', ['return 1', '0'], 'EVAL_RO'],
    ['publish', ['orders', 'paid'], 'PUBLISH'],
    ['config', ['SET', 'requirepass', 'secret'], 'CONFIG'],
  ])('of %s %j is %s', (command, args, expected) => {
    expect(describeCommand({ command, args })).toBe(expected);
  });

  it('is cut off when the key is endless', () => {
    expect(describeCommand({ command: 'get', args: ['k'.repeat(10_000)] })).toHaveLength(2000);
  });
});

describe("every command of Redis' own table", () => {
  let server: RedisServer;
  let redis: Redis;

  beforeAll(async () => {
    server = await startRedisServer();
    redis = new Redis(server.url);
  });
  afterAll(async () => {
    await redis.quit();
    await server.stop();
  });

  it('shows its first argument only if that is a key, and no other', async () => {
    const table = (await redis.call('COMMAND')) as [
      name: string,
      arity: number,
      flags: string[],
      key: number,
    ][];
    const shown = table.map(([command, , , firstKey]) => {
      const text = describeCommand({ command, args: ['first', 'second', 'third', 'fourth'] });
      return { command, isKey: firstKey === 1, text };
    });
    expect(shown.length).toBeGreaterThan(200);
    expect(shown.filter(({ isKey, text }) => !isKey && /first/.test(text))).toEqual([]);
    expect(shown.filter(({ text }) => /second|third|fourth/.test(text))).toEqual([]);
  });
});
