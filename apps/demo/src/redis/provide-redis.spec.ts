import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { provideRedis, type ProvidedRedis } from './provide-redis';

describe('providing a Redis', () => {
  let dataDirectory: string;
  const provided: ProvidedRedis[] = [];

  beforeEach(async () => {
    dataDirectory = await mkdtemp(path.join(tmpdir(), 'clew-demo-'));
  });
  afterEach(async () => {
    for (const redis of provided.splice(0).reverse()) await redis.close();
    await rm(dataDirectory, { recursive: true });
  });

  async function provide(choice: { redisUrl?: string; redisPreference?: 'auto' | 'embedded' }) {
    const config = { dataDirectory, redisUrl: undefined, redisPreference: 'auto', ...choice } as const;
    const redis = await provideRedis(config, {
      logFile: path.join(dataDirectory, 'redis.log'),
      onUnexpectedExit: () => undefined,
    });
    provided.push(redis);
    return redis;
  }

  async function ask<T>({ url }: ProvidedRedis, question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(url);
    try {
      return await question(client);
    } finally {
      client.disconnect();
    }
  }

  it('starts the server on the PATH, which writes every change to a file and never evicts', async () => {
    const redis = await provide({});

    const settings = await ask(redis, async (client) => [
      await client.config('GET', 'appendonly'),
      await client.config('GET', 'maxmemory-policy'),
    ]);

    expect(settings).toEqual([
      ['appendonly', 'yes'],
      ['maxmemory-policy', 'noeviction'],
    ]);
  });

  it('keeps what was stored when it is started again on the same data directory', async () => {
    const first = await provide({});
    await ask(first, (client) => client.set('thread', 'red'));
    await first.close();

    const second = await provide({});

    expect(await ask(second, (client) => client.get('thread'))).toBe('red');
  });

  it('takes the one at REDIS_URL before any other, and leaves it running', async () => {
    const mine = await provide({});
    const given = await provide({ redisUrl: mine.url });
    await given.close();

    expect(given.url).toBe(mine.url);
    expect(await ask(mine, (client) => client.ping())).toBe('PONG');
  });

  it('offers an embedded one, on loopback only, where there is no server', async () => {
    const redis = await provide({ redisPreference: 'embedded' });

    expect(new URL(redis.url).hostname).toBe('127.0.0.1');
    expect(await ask(redis, (client) => client.set('thread', 'red', 'EX', 5))).toBe('OK');
    expect(redis.origin).toContain('embedded');
  });
});
