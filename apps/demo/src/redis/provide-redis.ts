import path from 'node:path';
import { findRedisServer, startRedisServer } from '@clew/private-redis';
import { makeDirectory } from '@clew/service-host';
import type { DemoConfig } from '../config';
import { reachRedis } from './reach-redis';

export interface ProvidedRedis {
  url: string;
  /** Where it came from, in words for the person who started the demo. */
  origin: string;
  close(): Promise<void>;
}

/** Where a private server writes its log, and who is told when it ends by itself. */
export interface RedisWatch {
  logFile: string;
  onUnexpectedExit: (cause: string) => void;
}

/**
 * The Redis that the queue and the cache use, in this order: the one at REDIS_URL; a redis-server or valkey-server
 * on the PATH, started privately; else an embedded one inside this process, which needs nothing installed.
 */
export async function provideRedis(
  config: Omit<DemoConfig, 'readerToken'>,
  { logFile, onUnexpectedExit }: RedisWatch,
): Promise<ProvidedRedis> {
  if (config.redisUrl) {
    await reachRedis(config.redisUrl);
    return { url: config.redisUrl, origin: 'REDIS_URL', close: () => Promise.resolve() };
  }
  const program = config.redisPreference === 'embedded' ? undefined : findRedisServer();
  if (program) {
    const directory = path.join(config.dataDirectory, 'redis');
    return startServer({ program, directory, logFile, onUnexpectedExit });
  }
  return startEmbeddedRedis();
}

/** With append-only persistence under `directory`, so that a queued job survives a restart. */
async function startServer(
  options: RedisWatch & { program: string; directory: string },
): Promise<ProvidedRedis> {
  makeDirectory(options.directory, 'CLEW_DATA_DIR');
  const server = await startRedisServer({
    ...options,
    appendOnly: true,
    // Ctrl-C must reach the services first, which still want to answer and to flush.
    detached: true,
    // What BullMQ asks for: a job is never dropped to make room.
    settings: { 'maxmemory-policy': 'noeviction' },
  });
  return { url: server.url, origin: options.program, close: () => server.stop() };
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
