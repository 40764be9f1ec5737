import { connectRedis } from '@clew/redis-connection';
import type { Redis } from 'ioredis';

const COMMAND_DEADLINE_MS = 1_000;

/**
 * Connects to the Redis at `url`. A command fails at once while Redis is away, and after a second when it is there and
 * silent: whoever asks the cache can do without it, and rather hears so than waits. Throws a `ConfigurationError` that
 * names REDIS_URL when the first connection fails.
 */
export function connectCache(url: string): Promise<Redis> {
  return connectRedis(url, {
    service: 'cache-service',
    commandTimeout: COMMAND_DEADLINE_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
  });
}
