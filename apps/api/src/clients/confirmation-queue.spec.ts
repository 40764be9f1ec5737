import { startRedisServer } from '@clew/private-redis';
import type { RedisServer } from '@clew/private-redis';
import { orderConfirmationQueue } from '@clew/shop-contracts';
import type { OrderConfirmation } from '@clew/shop-contracts';
import { createAsyncLocalActiveSpan } from '@clew/tracing/node';
import { testingTracer } from '@clew/tracing/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue } from 'bullmq';
import { openConfirmationQueue } from './confirmation-queue';
import type { ConfirmationQueue } from './confirmation-queue';

const LIMIT_BYTES = 64 * 1024;

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
let redis: RedisServer;
let confirmations: ConfirmationQueue;
let observer: Queue;

beforeAll(async () => {
  redis = await startRedisServer();
  confirmations = await openConfirmationQueue(redis.url, tracer);
  observer = new Queue(orderConfirmationQueue, {
    connection: { url: redis.url, maxRetriesPerRequest: null },
  });
});
afterEach(() => transport.expectNothingUnclaimed());
afterAll(async () => {
  await Promise.all([confirmations.close(), observer.close()]);
  await redis.stop();
});

/** A confirmation whose data are so many bytes of JSON, most of them in characters of two bytes. */
function confirmationOf(bytes: number): OrderConfirmation {
  const confirmation: OrderConfirmation = {
    orderId: `order of ${bytes}`,
    customerName: '',
    customerEmail: 'ariadne@shop.example',
    lines: [],
    deliveryName: 'By ship',
    deliveryCents: 490,
    totalCents: 490,
    currency: 'EUR',
  };
  const missing = bytes - Buffer.byteLength(JSON.stringify(confirmation));
  return { ...confirmation, customerName: 'ä'.repeat(Math.floor(missing / 2)) + 'a'.repeat(missing % 2) };
}

describe('the queue of confirmations', () => {
  it('takes data of 64 KiB', async () => {
    await confirmations.add(confirmationOf(LIMIT_BYTES));
    expect(await observer.count()).toBe(1);
    await observer.drain();
  });

  it('refuses more, and says so in the trace', async () => {
    const adding = tracer.startSpan({ transaction: 'POST /api/checkout' }, () =>
      confirmations.add(confirmationOf(LIMIT_BYTES + 1)),
    );
    await expect(adding).rejects.toThrow('exceeds the limit 65536 bytes');
    expect(await observer.count()).toBe(0);
    const { spans } = await transport.take('POST /api/checkout');
    expect(spans).toMatchObject([{ op: 'queue.publish', status: 'internal_error' }]);
  });
});
