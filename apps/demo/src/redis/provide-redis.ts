import path from 'node:path';
import type { DemoConfig } from '../config';
import { reachRedis } from './reach-redis';
import { findRedisServer, startRedisServer } from './redis-server-process';

export interface ProvidedRedis {
  url: string;
  /** Where it came from, in words for the person who started the demo. */
  origin: string;
  pid?: number | undefined;
  close(): Promise<void>;
}

/**
 * The Redis that the queue and the cache use, in this order: the one at REDIS_URL; a redis-server or valkey-server
 * on the PATH, started privately; else an embedded one inside this process, which needs nothing installed.
 */
export async function provideRedis(config: DemoConfig, logFile: string): Promise<ProvidedRedis> {
  if (config.redisUrl) {
    await reachRedis(config.redisUrl);
    return { url: config.redisUrl, origin: 'REDIS_URL', close: () => Promise.resolve() };
  }
  const program = config.redisPreference === 'embedded' ? undefined : findRedisServer();
  if (program) {
    const directory = path.join(config.dataDirectory, 'redis');
    return { ...(await startRedisServer(program, directory, logFile)), origin: program };
  }
  return startEmbeddedRedis();
}

async function startEmbeddedRedis(): Promise<ProvidedRedis> {
  // Loaded only when needed: most machines have a real Redis, and this one brings a Lua interpreter along.
  const { createRedisServer } = await import('js-redis-server');
  const server = await createRedisServer();
  const url = `redis://${server.host}:${server.port}`;
  return {
    url,
    origin: 'embedded (no redis-server on the PATH; queued jobs do not survive a restart)',
    close: () => server.close(),
  };
}
