import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue, QueueEvents, Worker, type Job } from 'bullmq';
import type { IncomingHeaders, Tracer } from '../../core/index';
import {
  describeEntryPointContract,
  describeExitPointContract,
  testingTracer,
  type EntryPointHarness,
  type ExitPointHarness,
} from '../../testing/index';
import { createAsyncLocalActiveSpan } from '../async-local-active-span';
import { bullmqTelemetry } from './bullmq';
import { reportFailedJobs } from './bullmq-failed-jobs';
import { instrumentIoredis } from './ioredis';

const JOB = 'send-order-confirmation';
type EntryPointWork = Parameters<EntryPointHarness['enter']>[1];
let server: RedisServer;
let queues = 0;

beforeAll(async () => {
  server = await startRedisServer();
});
afterAll(() => server.stop());

const connection = () => ({ url: server.url, maxRetriesPerRequest: null });

describeEntryPointContract('a BullMQ worker', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: async (tracer, times): Promise<EntryPointHarness> => {
    const name = `entry-${(queues += 1)}`;
    const works = new Map<string, EntryPointWork>();
    async function process(this: unknown, ...args: [Job<string>, ...unknown[]]): Promise<void> {
      await works.get(args[0].data)?.apply(this, args);
    }
    const telemetry = times > 0 ? { telemetry: bullmqTelemetry(tracer) } : {};
    const worker = new Worker(name, process, { connection: connection(), ...telemetry, concurrency: 50 });
    for (let time = 0; time < times; time += 1) reportFailedJobs(tracer, worker);
    const queue = new Queue(name, { connection: connection() });
    const outcomes = new Map<string, (outcome: unknown) => void>();
    worker.on('completed', (job) => outcomes.get(job.data)?.(undefined));
    worker.on('failed', (job, error) => outcomes.get(job?.data ?? '')?.(error));
    await worker.waitUntilReady();
    return {
      ...{ transaction: JOB, op: 'queue.process' },
      async enter({ sentryTrace, baggage }: IncomingHeaders, work) {
        const id = `work-${works.size}`;
        works.set(id, work);
        const outcome = new Promise((resolve) => outcomes.set(id, resolve));
        const metadata = JSON.stringify({ 'sentry-trace': sentryTrace, baggage });
        await queue.add(JOB, id, sentryTrace === undefined ? {} : { telemetry: { metadata } });
        return outcome;
      },
      async stop() {
        // By force, since one of the jobs never ends.
        await Promise.all([worker.close(true), queue.close()]);
      },
    };
  },
});

describeExitPointContract('a BullMQ queue', {
  createActiveSpan: createAsyncLocalActiveSpan,
  start: async (tracer, times): Promise<ExitPointHarness> => {
    const telemetry = times > 0 ? { telemetry: bullmqTelemetry(tracer) } : {};
    const queue = new Queue(`exit-${(queues += 1)}`, { connection: connection(), ...telemetry });
    await queue.waitUntilReady();
    return {
      ...{ op: 'queue.publish', description: JOB },
      async send() {
        const { id } = await queue.add(JOB, {});
        const job = (await queue.getJob(id ?? '')) as Job;
        const headers = JSON.parse(job.opts.telemetry?.metadata ?? '{}') as Record<string, string>;
        const { name, data } = job;
        return { sentryTrace: headers['sentry-trace'], baggage: headers['baggage'], rest: { name, data } };
      },
      fail: () => queue.add(JOB, 'x'.repeat(100), { sizeLimit: 1 }).catch((error: unknown) => error),
      stop: () => queue.close(),
    };
  },
});

describe('a job in a trace', () => {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  afterEach(() => transport.expectNothingUnclaimed());

  it('sees a clean payload, and is a child of the span that has added it at each attempt', async () => {
    const seen: unknown[] = [];
    const { queue, close } = await runJobs(tracer, async (job) => {
      seen.push(job.data);
      if (seen.length === 1) throw new Error('the e-mail provider is down');
    });
    await tracer.startSpan({ transaction: 'checkout' }, () =>
      queue.add(JOB, { orderId: 7 }, { attempts: 2 }),
    );
    const attempts = [await transport.take(JOB), await transport.take(JOB)];
    await close();

    const [publish] = (await transport.take('checkout')).spans;
    expect(seen).toEqual([{ orderId: 7 }, { orderId: 7 }]);
    expect(attempts.map((event) => event.contexts.trace.parent_span_id)).toEqual([
      publish?.span_id,
      publish?.span_id,
    ]);
    expect(attempts.map((event) => event.contexts.trace.status)).toEqual(['internal_error', 'ok']);
    expect(attempts.map((event) => event.tags['attempt'])).toEqual(['1', '2']);
  });

  it('names the job, too, when it could not be added', async () => {
    const { queue, close } = await runJobs(tracer, () => Promise.resolve());
    const tooLarge = tracer.startSpan({ transaction: 'checkout' }, () =>
      queue.add(JOB, 'x'.repeat(100), { sizeLimit: 1 }),
    );
    await expect(tooLarge).rejects.toThrow('size');
    await close();
    const { spans } = await transport.take('checkout');
    expect(spans).toMatchObject([{ op: 'queue.publish', description: JOB, status: 'internal_error' }]);
  });

  it('does not show the Redis commands of the queue itself', async () => {
    const remove = instrumentIoredis(tracer);
    const { queue, close } = await runJobs(tracer, () => Promise.resolve());
    await tracer.startSpan({ transaction: 'checkout' }, () => queue.add(JOB, {}));
    const job = await transport.take(JOB);
    await close();
    remove();
    expect((await transport.take('checkout')).spans.map((span) => span.op)).toEqual(['queue.publish']);
    expect(job.spans).toEqual([]);
  });

  it('is one of several that are added at once by one span', async () => {
    const { queue, close } = await runJobs(tracer, () => Promise.resolve());
    await tracer.startSpan({ transaction: 'newsletter' }, () =>
      queue.addBulk([
        { name: JOB, data: 1 },
        { name: JOB, data: 2 },
      ]),
    );
    const jobs = [await transport.take(JOB), await transport.take(JOB)];
    await close();
    const [publish] = (await transport.take('newsletter')).spans;
    expect(publish?.description).toBe(JOB);
    for (const job of jobs) expect(job.contexts.trace.parent_span_id).toBe(publish?.span_id);
  });
});

async function runJobs(
  tracer: Tracer,
  process: (job: Job) => Promise<void>,
): Promise<{ queue: Queue; close: () => Promise<void> }> {
  const name = `jobs-${(queues += 1)}`;
  const telemetry = bullmqTelemetry(tracer);
  const queue = new Queue(name, { connection: connection(), telemetry });
  const worker = new Worker(name, process, { connection: connection(), telemetry });
  const events = new QueueEvents(name, { connection: connection() });
  await Promise.all([worker.waitUntilReady(), queue.waitUntilReady(), events.waitUntilReady()]);
  return {
    queue,
    close: async () => void (await Promise.all([worker.close(), queue.close(), events.close()])),
  };
}
