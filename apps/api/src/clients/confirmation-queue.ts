import { connectRedis } from '@clew/redis-connection';
import { orderConfirmationQueue, sendOrderConfirmationJob } from '@clew/shop-contracts';
import type { OrderConfirmation } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { bullmqTelemetry } from '@clew/tracing/node';
import { Queue } from 'bullmq';

/** The queue of confirmation e-mails. */
export interface ConfirmationQueue {
  /** Queues one confirmation. Adding the same order again changes nothing: the order's id makes the job's id. */
  add(confirmation: OrderConfirmation): Promise<void>;
  isReady(): boolean;
  close(): Promise<void>;
}

/** Long enough for a late repetition of a request to find the job that it made before. */
const keepCompletedSeconds = 3600;
const keepFailedSeconds = 7 * 24 * 3600;

/**
 * Opens the queue in the Redis at `redisUrl`. A command fails after 800 ms, or at once while Redis is away, rather
 * than waiting for it.
 *
 * @throws ConfigurationError naming REDIS_URL when Redis cannot be reached.
 */
export async function openConfirmationQueue(redisUrl: string, tracer: Tracer): Promise<ConfirmationQueue> {
  const redis = await connectRedis(redisUrl, {
    service: 'api',
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    commandTimeout: 800,
  });
  const queue = new Queue<OrderConfirmation, void, string>(orderConfirmationQueue, {
    connection: redis,
    telemetry: bullmqTelemetry(tracer),
    defaultJobOptions: {
      attempts: 5,
      backoff: { type: 'exponential', delay: 1000, jitter: 0.5 },
      removeOnComplete: { age: keepCompletedSeconds },
      removeOnFail: { age: keepFailedSeconds },
      sizeLimit: 64 * 1024,
    },
  });
  // The client's own outages are logged where it is made; without a listener the queue would throw them.
  queue.on('error', () => undefined);
  return {
    async add(confirmation) {
      await queue.add(sendOrderConfirmationJob, confirmation, { jobId: `order-${confirmation.orderId}` });
    },
    isReady: () => redis.status === 'ready',
    async close() {
      await queue.close();
      redis.disconnect();
    },
  };
}
