import { logLine } from '@clew/service-host';
import type { Redis } from 'ioredis';

/** One line when Redis is lost and one when it is back, however often the connection is tried in between. */
export function logOutages(redis: Redis, service: string): void {
  let connected = true;
  redis.on('reconnecting', () => {
    if (connected) logLine(service, { redis: 'lost' });
    connected = false;
  });
  redis.on('ready', () => {
    if (!connected) logLine(service, { redis: 'connected' });
    connected = true;
  });
}
