import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Queue, Worker, type Job } from 'bullmq';
import type { IncomingHeaders } from '../../../core/index';
import {
  describeEntryPointContract,
  describeExitPointContract,
  testingTracer,
  type EntryPointHarness,
  type ExitPointHarness,
} from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { bullmqTelemetry } from './bullmq';
import { reportFailedJobs } from './failed-jobs';

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
  waitsForAnswers: false,
  createActiveSpan: createAsyncLocalActiveSpan,
  start: async (tracer, times): Promise<ExitPointHarness> => {
    const telemetry = times > 0 ? { telemetry: bullmqTelemetry(tracer) } : {};
    const queue = new Queue(`exit-${(queues += 1)}`, { connection: connection(), ...telemetry });
    await queue.waitUntilReady();
    return {
      ...{ op: 'queue.publish', description: JOB },
      async send() {
        const { id } = await queue.add(JOB, {});
        const job = (await queue.getJob(id ?? '')) as Job<unknown>;
        const headers = JSON.parse(job.opts.telemetry?.metadata ?? '{}') as Record<string, string>;
        const { name, data } = job;
        return { sentryTrace: headers['sentry-trace'], baggage: headers['baggage'], rest: { name, data } };
      },
      fail: () => queue.add(JOB, 'x'.repeat(100), { sizeLimit: 1 }).catch((error: unknown) => error),
      stop: () => queue.close(),
    };
  },
});

describe('a job that could not be added', () => {
  it('is named by its span, too', async () => {
    const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
    const queue = new Queue('too-large', { connection: connection(), telemetry: bullmqTelemetry(tracer) });
    const tooLarge = tracer.startSpan({ transaction: 'checkout' }, () =>
      queue.add(JOB, 'x'.repeat(100), { sizeLimit: 1 }),
    );
    await expect(tooLarge).rejects.toThrow('size');
    await queue.close();
    const { spans } = await transport.take('checkout');
    expect(spans).toMatchObject([{ op: 'queue.publish', description: JOB, status: 'internal_error' }]);
  });
});
