import { ConfigurationError, logLine, withinDeadline } from '@clew/service-host';
import { Redis } from 'ioredis';

const START_DEADLINE_MS = 1_500;
const COMMAND_DEADLINE_MS = 1_000;
const LONGEST_RECONNECT_PAUSE_MS = 1_000;

/**
 * Connects to the Redis at `url`, or throws a `ConfigurationError` that names REDIS_URL within two seconds. Afterwards
 * a command fails at once while Redis is away, and after a second when it is there and silent; the connection comes
 * back by itself.
 */
export async function connectRedis(url: string): Promise<Redis> {
  let started = false;
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: COMMAND_DEADLINE_MS,
    commandTimeout: COMMAND_DEADLINE_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => (started ? Math.min(attempt * 100, LONGEST_RECONNECT_PAUSE_MS) : null),
  });
  let problem = 'no answer in time';
  redis.on('error', (error: NodeJS.ErrnoException) => (problem = error.message || error.code || problem));
  try {
    await withinDeadline(connectAndAsk(redis), START_DEADLINE_MS);
  } catch (error) {
    if (redis.status !== 'end') redis.disconnect();
    const reason = error instanceof Error && error.name === 'ReplyError' ? error.message : problem;
    throw new ConfigurationError(
      `no Redis can be used at REDIS_URL (${reason}): start it or correct REDIS_URL`,
    );
  }
  started = true;
  logConnection(redis);
  return redis;
}

/** A connection is not enough: one without the right password is made, and then refuses the first command. */
async function connectAndAsk(redis: Redis): Promise<void> {
  await redis.connect();
  await redis.ping();
}

/** One line when Redis is lost and one when it is back, however often the connection is tried in between. */
function logConnection(redis: Redis): void {
  let connected = true;
  redis.on('reconnecting', () => {
    if (connected) logLine('cache-service', { redis: 'lost' });
    connected = false;
  });
  redis.on('ready', () => {
    if (!connected) logLine('cache-service', { redis: 'connected' });
    connected = true;
  });
}
