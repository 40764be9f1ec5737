import { Redis } from 'ioredis';
import { ConfigurationError } from '@clew/service-host';

const CONNECT_TIMEOUT_MS = 1_500;

/**
 * Proves that a Redis answers at `url`, once and within 1.5 s.
 * @throws ConfigurationError naming REDIS_URL, without the password that the address may hold.
 */
export async function reachRedis(url: string): Promise<void> {
  const { hostname, port } = parseRedisUrl(url);
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    commandTimeout: CONNECT_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    // A connection that failed is gone at once; by default its timer would hold the process for two seconds.
    disconnectTimeout: 0,
    retryStrategy: () => null,
  });
  let reason = '';
  redis.on('error', (error: NodeJS.ErrnoException) => {
    reason ||= error.code ?? error.message;
  });
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    const cause = reason || (error as Error).message;
    throw new ConfigurationError(
      `REDIS_URL: no Redis answers at ${hostname}:${port || '6379'} (${cause}): start one there, or unset REDIS_URL`,
    );
  } finally {
    redis.disconnect();
  }
}

function parseRedisUrl(url: string): URL {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^rediss?:$/.test(parsed.protocol)) {
    throw new ConfigurationError('REDIS_URL: expected an address like redis://127.0.0.1:6379');
  }
  return parsed;
}
