import { ConfigurationError, withinDeadline } from '@clew/service-host';
import { Redis, type RedisOptions } from 'ioredis';
import { logOutages } from './log-outages';

const START_DEADLINE_MS = 1_500;
const CONNECT_TIMEOUT_MS = 1_000;
const DISCONNECT_TIMEOUT_MS = 500;
const LONGEST_RECONNECT_PAUSE_MS = 1_000;
const STANDARD_PORT = '6379';

/** Who connects, and how long its commands wait for a Redis that is away or silent (ioredis's own options). */
export type RedisConnectionOptions = { service: string } & Pick<
  RedisOptions,
  'autoResendUnfulfilledCommands' | 'commandTimeout' | 'enableOfflineQueue' | 'maxRetriesPerRequest'
>;

/**
 * A connected client, which connects again by itself for as long as the service runs and logs the beginning and the end
 * of an outage. Throws a `ConfigurationError` that names REDIS_URL, never its password, when the Redis at `url` does
 * not answer within 1.5 s.
 * @example const redis = await connectRedis(config.redisUrl, { service: 'api', commandTimeout: 800 })
 */
export async function connectRedis(
  url: string,
  { service, ...options }: RedisConnectionOptions,
): Promise<Redis> {
  let started = false;
  const redis = new Redis(url, {
    ...options,
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    disconnectTimeout: DISCONNECT_TIMEOUT_MS,
    retryStrategy: (attempt) => (started ? Math.min(attempt * 100, LONGEST_RECONNECT_PAUSE_MS) : null),
  });
  let problem: Error | undefined;
  redis.on('error', (error: Error) => (problem = error));
  try {
    await withinDeadline(connectAndAsk(redis), START_DEADLINE_MS);
  } catch (error) {
    redis.disconnect();
    throw unreachable(url, isReply(error) ? error : (problem ?? error));
  }
  started = true;
  logOutages(redis, service);
  return redis;
}

/** A connection is not enough: one without the password is made, and refuses its first command. */
async function connectAndAsk(redis: Redis): Promise<void> {
  await redis.connect();
  await redis.ping();
}

/** What Redis itself answers says more than what became of the connection. */
function isReply(error: unknown): boolean {
  return error instanceof Error && error.name === 'ReplyError';
}

function unreachable(url: string, problem: unknown): ConfigurationError {
  const { hostname, port } = new URL(url);
  const reason = problem instanceof Error ? problem.message : String(problem);
  return new ConfigurationError(
    `REDIS_URL: no Redis answers at ${hostname}:${port || STANDARD_PORT} (${reason}): start one there, or set REDIS_URL to another`,
  );
}
