import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startRedisServer } from '@clew/private-redis';
import type { RedisServer } from '@clew/private-redis';
import { connectRedis } from '@clew/redis-connection';
import { withinDeadline } from '@clew/service-host';
import { startNeighbour } from '@clew/service-host/testing';
import type { Neighbour } from '@clew/service-host/testing';
import { orderConfirmationQueue, sendOrderConfirmationJob } from '@clew/shop-contracts';
import type { OrderConfirmation } from '@clew/shop-contracts';
import { bullmqTelemetry, createAsyncLocalActiveSpan, instrumentFetch } from '@clew/tracing/node';
import { testingTracer } from '@clew/tracing/testing';
import { Queue, QueueEvents } from 'bullmq';
import type { JobsOptions } from 'bullmq';
import type { Redis } from 'ioredis';
import { redisOptions, startWorker } from './app';
import type { RunningWorker } from './app';

const confirmation: OrderConfirmation = {
  orderId: '7d9d1a0e-6c39-4c1e-9a61-5f8f5b0c7a11',
  customerName: 'Ariadne',
  customerEmail: 'ariadne@shop.example',
  lines: [{ productId: 'ariadne-red', name: 'Ariadne Red', quantity: 2, unitPriceCents: 1290 }],
  deliveryName: 'By ship',
  deliveryCents: 490,
  totalCents: 3070,
  currency: 'EUR',
};

const accept = () => ({ status: 202, body: { messageId: 'message-1' } });

// The shop's side and the worker's side are two services: a tracer and a connection for each.
const shopSide = testingTracer(createAsyncLocalActiveSpan());
const workerSide = testingTracer(createAsyncLocalActiveSpan());
let redisServer: RedisServer;
let provider: Neighbour;
let connections: Redis[];
let queue: Queue;
let queueEvents: QueueEvents;
let worker: RunningWorker;
let removeFetch: () => void;

beforeAll(async () => {
  [redisServer, provider] = await Promise.all([startRedisServer(), startNeighbour(accept)]);
  connections = await Promise.all([1, 2, 3].map(() => connectRedis(redisServer.url, redisOptions)));
  const [shopRedis, eventsRedis, workerRedis] = connections as [Redis, Redis, Redis];
  queue = new Queue(orderConfirmationQueue, {
    connection: shopRedis,
    telemetry: bullmqTelemetry(shopSide.tracer),
  });
  queueEvents = new QueueEvents(orderConfirmationQueue, { connection: eventsRedis });
  await queueEvents.waitUntilReady();
  removeFetch = instrumentFetch(workerSide.tracer, { tracingOrigins: [] });
  worker = startWorker({ tracer: workerSide.tracer, redis: workerRedis, thirdPartyUrl: provider.url });
});

afterAll(async () => {
  removeFetch();
  await worker.close();
  await Promise.all([queue.close(), queueEvents.close(), provider.close()]);
  connections.forEach((redis) => redis.disconnect());
  await redisServer.stop();
});

afterEach(() => {
  provider.received.length = 0;
  workerSide.transport.expectNothingUnclaimed();
  shopSide.transport.takeAll();
});

/** The provider answers its next request with `status`, and accepts the ones after it. */
function refuseOnce(status: number): void {
  provider.answer = () => {
    provider.answer = accept;
    return { status, body: {} };
  };
}

/** Adds a job inside a transaction of the shop, and waits until it has completed (or failed for good). */
async function runJob(data: unknown, options: JobsOptions & { sampled?: boolean; name?: string } = {}) {
  const { sampled = true, name = sendOrderConfirmationJob, ...jobOptions } = options;
  const checkout = shopSide.tracer.startTransaction({ name: 'POST /api/checkout', sampled });
  const job = await shopSide.tracer.runWith(checkout, () => queue.add(name, data, jobOptions));
  checkout.finish();
  const outcome = await job.waitUntilFinished(queueEvents).then(
    () => 'completed',
    (error: Error) => error.message,
  );
  return { checkout, outcome, job };
}

function draw({ contexts, transaction, spans }: Awaited<ReturnType<typeof workerSide.transport.take>>) {
  return [
    `${contexts.trace.op}  ${transaction}  ${contexts.trace.status}`,
    ...spans.map(
      (span) => `└─ ${span.op}  ${span.description?.replace(provider.url, 'third-party')}  ${span.status}`,
    ),
  ];
}

describe('an order confirmation', () => {
  it('continues the trace of the order under the span that queued it', async () => {
    const { checkout, outcome } = await runJob(confirmation);
    expect(outcome).toBe('completed');
    const event = await workerSide.transport.take(sendOrderConfirmationJob);
    expect(draw(event)).toEqual([
      'queue.process  send-order-confirmation  ok',
      '└─ template.render  order confirmation  ok',
      '└─ http.client  POST third-party/email/messages  ok',
    ]);
    const { spans } = await shopSide.transport.take('POST /api/checkout');
    const published = spans.find(({ op }) => op === 'queue.publish');
    expect([event.contexts.trace.trace_id, event.contexts.trace.parent_span_id]).toEqual([
      checkout.traceId,
      published?.span_id,
    ]);
  });

  it('is sent to the customer with a key that makes repeating it harmless, and without a trace header', async () => {
    await runJob(confirmation);
    await workerSide.transport.take(sendOrderConfirmationJob);
    const [sent] = provider.received;
    const headers = sent?.headers ?? {};
    expect(sent?.body).toMatchObject({
      to: 'ariadne@shop.example',
      subject: `Your order ${confirmation.orderId}`,
    });
    expect(headers['idempotency-key']).toBe(`${confirmation.orderId}:order-confirmation`);
    expect(Object.keys(headers)).not.toContain('sentry-trace');
    expect(Object.keys(headers)).not.toContain('baggage');
  });

  it('is tagged with its queue, and belongs to the shopper who ordered', async () => {
    const shopperId = '3b241101-e2bb-4255-8caf-4136c566a962';
    await runJob({ ...confirmation, shopperId });
    const { tags } = await workerSide.transport.take(sendOrderConfirmationJob);
    expect(tags).toMatchObject({ queue: 'order-confirmations', 'user.id': shopperId });
  });

  it('without a shopper belongs to nobody', async () => {
    const { outcome } = await runJob(confirmation);
    expect(outcome).toBe('completed');
    const { tags } = await workerSide.transport.take(sendOrderConfirmationJob);
    expect(tags).not.toHaveProperty(['user.id']);
  });

  it.each(['11111111-1111-1111-1111-111111111111', '', 7, null])(
    "whose shopper's id is wrong (%j) is sent all the same, and belongs to nobody",
    async (shopperId) => {
      const { outcome } = await runJob({ ...confirmation, shopperId });
      expect([outcome, provider.received.length]).toEqual(['completed', 1]);
      const { tags } = await workerSide.transport.take(sendOrderConfirmationJob);
      expect(tags).not.toHaveProperty(['user.id']);
    },
  );

  it('of an unsampled order is sent, and its trace is not', async () => {
    const { outcome } = await runJob(confirmation, { sampled: false });
    expect([outcome, provider.received.length]).toEqual(['completed', 1]);
    expect(workerSide.transport.takeAll()).toEqual([]);
  });

  it('is tried again when the provider is out of order, each try a transaction under the same span', async () => {
    refuseOnce(503);
    const { outcome } = await runJob(confirmation, { attempts: 2, backoff: 1 });
    expect(outcome).toBe('completed');
    const first = await workerSide.transport.take(sendOrderConfirmationJob);
    const second = await workerSide.transport.take(sendOrderConfirmationJob);
    expect([first, second].map((event) => event.contexts.trace.status)).toEqual(['internal_error', 'ok']);
    expect(second.contexts.trace.parent_span_id).toBe(first.contexts.trace.parent_span_id);
  });

  it.each([400, 422])('is not tried again when the provider answers %d', async (status) => {
    refuseOnce(status);
    const { outcome, job } = await runJob(confirmation, { attempts: 5, backoff: 1 });
    expect([outcome, provider.received.length]).toEqual([
      `the e-mail provider refused the message (${status})`,
      1,
    ]);
    expect(await job.isFailed()).toBe(true);
    expect((await workerSide.transport.take(sendOrderConfirmationJob)).contexts.trace.status).toBe(
      'internal_error',
    );
  });
});

describe('a job that is no order confirmation', () => {
  it.each([
    ['nothing', null, 'the payload'],
    ['no order id', { ...confirmation, orderId: undefined }, 'orderId'],
    ['a negative amount', { ...confirmation, totalCents: -1 }, 'totalCents'],
    ['a card number', { ...confirmation, card: '4111111111111111' }, 'the payload'],
    ['no lines', { ...confirmation, lines: [] }, 'lines'],
  ])('because of %s fails at once and sends nothing', async (_what, data, field) => {
    const { outcome } = await runJob(data, { attempts: 5, backoff: 1 });
    expect([outcome, provider.received.length]).toEqual([`not an order confirmation: ${field}`, 0]);
    await workerSide.transport.take(sendOrderConfirmationJob);
  });

  it.each(['drop-tables', 'constructor', 'toString'])(
    'because it is called %s fails at once',
    async (name) => {
      const { outcome } = await runJob(confirmation, { name, attempts: 5, backoff: 1 });
      expect(outcome).toBe('no such job');
      await workerSide.transport.take(name);
    },
  );
});

describe("a job's metadata", () => {
  it.each([
    ['none', undefined],
    ['garbage', 'x'.repeat(10_000)],
    ['a number', '5'],
    ['nothing in it', 'null'],
    ['a malformed header', '{"sentry-trace":"UPPER-CASE-1"}'],
    ['zero ids', `{"sentry-trace":"${'0'.repeat(32)}-${'0'.repeat(16)}-1"}`],
    ['a header that is a list', '{"sentry-trace":[1,2]}'],
  ])('that is %s lets the job run, in a trace of its own', async (_what, metadata) => {
    // Added outside of any span, the queue leaves the metadata as it is.
    const options = metadata === undefined ? {} : { telemetry: { metadata } };
    const job = await queue.add(sendOrderConfirmationJob, confirmation, options);
    await job.waitUntilFinished(queueEvents);
    const { contexts } = await workerSide.transport.take(sendOrderConfirmationJob);
    expect([contexts.trace.status, contexts.trace.parent_span_id]).toEqual(['ok', undefined]);
  });
});

describe('a worker that is told to close', () => {
  it('finishes the job that it is at', async () => {
    let release = (): void => undefined;
    const reached = new Promise<void>((resolve) => {
      provider.answer = async () => {
        resolve();
        await new Promise<void>((letGo) => (release = letGo));
        return accept();
      };
    });
    const active = runJob(confirmation);
    await reached;
    const closing = worker.close();
    release();
    await closing;
    expect((await active).outcome).toBe('completed');
    await workerSide.transport.take(sendOrderConfirmationJob);
  });

  it('does not wait for a Redis that is away', async () => {
    const server = await startRedisServer();
    const redis = await connectRedis(server.url, redisOptions);
    const lonely = startWorker({ tracer: workerSide.tracer, redis, thirdPartyUrl: provider.url });
    const lost = next(redis, 'close');
    await Promise.all([lost, server.stop()]);
    await withinDeadline(lonely.close(), 3000);
    redis.disconnect();
  });
});

/** The event, whatever attempts to connect fail before it. */
function next(redis: Redis, event: 'close'): Promise<void> {
  return new Promise((resolve) => void redis.once(event, () => resolve()));
}
