import { ConfigurationError, logLine, withinDeadline } from '@clew/service-host';
import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';

const startDeadlineMs = 1500;

type ConnectionOptions = Pick<RedisOptions, 'commandTimeout' | 'enableOfflineQueue' | 'maxRetriesPerRequest'>;

/**
 * A connected Redis client that reconnects for as long as the service runs, and logs the beginning and the end of
 * an outage.
 *
 * @throws ConfigurationError naming REDIS_URL (its password never shown) when Redis does not answer within 1.5 s.
 */
export async function connectRedis(redisUrl: string, options: ConnectionOptions): Promise<Redis> {
  const redis = new Redis(redisUrl, {
    ...options,
    lazyConnect: true,
    retryStrategy: () => 500,
    disconnectTimeout: 500,
  });
  let problem: Error | undefined;
  redis.on('error', (error: Error) => (problem = error));
  try {
    await withinDeadline(connectAndAsk(redis), startDeadlineMs);
  } catch (error) {
    redis.disconnect();
    throw unreachable(redisUrl, problem ?? error);
  }
  logOutages(redis);
  return redis;
}

/** A connection is not enough: one without the password is made, and refuses its first command. */
async function connectAndAsk(redis: Redis): Promise<void> {
  await redis.connect();
  await redis.ping();
}

function unreachable(redisUrl: string, problem: unknown): ConfigurationError {
  const { protocol, host } = new URL(redisUrl);
  const reason = problem instanceof Error ? problem.message : String(problem);
  return new ConfigurationError(
    `REDIS_URL: no answer from Redis at ${protocol}//${host} (${reason}): start it or set REDIS_URL`,
  );
}

function logOutages(redis: Redis): void {
  let connected = true;
  redis.on('reconnecting', () => {
    if (connected) logLine('api', { redis: 'lost' });
    connected = false;
  });
  redis.on('ready', () => {
    if (!connected) logLine('api', { redis: 'connected' });
    connected = true;
  });
}
