import { logLine, withinDeadline } from '@clew/service-host';
import { orderConfirmationQueue, sendOrderConfirmationJob } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import { bullmqTelemetry } from '@clew/tracing/node';
import { UnrecoverableError, Worker } from 'bullmq';
import type { Job } from 'bullmq';
import type { Redis } from 'ioredis';
import { sendOrderConfirmation } from './jobs/send-order-confirmation';

/** BullMQ waits in Redis for the next job: its commands are to wait for Redis to come back, however long that takes. */
export const redisOptions = { service: 'worker', maxRetriesPerRequest: null };

const disconnectDeadlineMs = 500;

/** A worker that takes jobs from the queue. */
export interface RunningWorker {
  isReady(): boolean;
  /**
   * Takes no more jobs and waits for the active ones, at most `closeDeadlineMs`, and not at all while Redis is away,
   * which could not be told about them. Redis gives the rest back later.
   */
  close(): Promise<void>;
}

/** Everything that the worker needs from outside. */
export interface WorkerDependencies {
  tracer: Tracer;
  redis: Redis;
  thirdPartyUrl: string;
  closeDeadlineMs?: number;
}

/** Starts to work on the queue of order confirmations. */
export function startWorker(dependencies: WorkerDependencies): RunningWorker {
  const { tracer, redis, closeDeadlineMs = 7000 } = dependencies;
  const jobs = new Map([[sendOrderConfirmationJob, sendOrderConfirmation]]);
  const worker = new Worker<unknown>(
    orderConfirmationQueue,
    async (job) => {
      logJob(job);
      tracer.activeSpan()?.setTag('queue', orderConfirmationQueue);
      const handle = jobs.get(job.name);
      if (!handle) throw new UnrecoverableError('no such job');
      await handle(dependencies, job.data);
    },
    {
      connection: redis,
      telemetry: bullmqTelemetry(tracer),
      concurrency: 5,
      // A job of a worker that was killed starts again within 7 s, and is given up after its fifth crash.
      lockDuration: 5000,
      stalledInterval: 2000,
      maxStalledCount: 5,
    },
  );
  worker.on('failed', (job, error) => {
    logLine('worker', { job: job?.name ?? null, jobId: job?.id ?? null, failed: error.message });
  });
  worker.on('error', (error) => {
    // While Redis is away there is one for every attempt to reconnect; the outage itself is logged already.
    if (redis.status === 'ready') logLine('worker', { error: error.message });
  });
  return {
    isReady: () => worker.isRunning() && redis.status === 'ready',
    close: () => closeWithin(worker, closeDeadlineMs, redis.status !== 'ready'),
  };
}

/** One line per job, with the sentry-trace header as it came in the job's metadata. */
function logJob(job: Job): void {
  logLine('worker', { job: job.name, jobId: job.id, sentryTrace: sentryTraceOf(job) });
}

function sentryTraceOf({ opts }: Job): string | null {
  try {
    const metadata = JSON.parse(opts.telemetry?.metadata ?? '{}') as { 'sentry-trace'?: unknown } | null;
    return typeof metadata?.['sentry-trace'] === 'string' ? metadata['sentry-trace'] : null;
  } catch {
    return null;
  }
}

async function closeWithin(worker: Worker, deadlineMs: number, isForced: boolean): Promise<void> {
  try {
    await withinDeadline(worker.close(isForced), deadlineMs);
  } catch (error) {
    logLine('worker', { error: `closing: ${error instanceof Error ? error.message : String(error)}` });
    // A client that has been trying to reconnect never says that it has stopped.
    await withinDeadline(worker.disconnect(), disconnectDeadlineMs).catch(() => undefined);
  }
}
