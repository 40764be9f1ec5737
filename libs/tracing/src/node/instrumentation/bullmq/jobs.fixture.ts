import { startRedisServer, type RedisServer } from '@clew/private-redis';
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { FlowProducer, Queue, Worker, type Job, type WorkerOptions } from 'bullmq';
import type { Tracer, TracerOptions, TransactionEvent } from '../../../core/index';
import { testingTracer, type TestingTracer } from '../../../testing/index';
import { createAsyncLocalActiveSpan } from '../../async-local-active-span';
import { bullmqTelemetry, type BullmqTelemetryOptions } from './bullmq';
import { reportFailedJobs } from './failed-jobs';

export const JOB = 'send-order-confirmation';

/** A queue and a worker of their own, instrumented. */
export interface Jobs {
  name: string;
  queue: Queue;
  flows: FlowProducer;
  worker: Worker;
  close(): Promise<void>;
}

export interface JobsOptions extends BullmqTelemetryOptions {
  url: string;
  process?: ((job: Job) => Promise<unknown>) | string;
  worker?: Partial<WorkerOptions>;
}

let queues = 0;

/** Starts both on the Redis server at `url`. */
async function startJobs(tracer: Tracer, options: JobsOptions): Promise<Jobs> {
  const { url, process = () => Promise.resolve(), worker: settings, ...telemetryOptions } = options;
  const name = `jobs-${(queues += 1)}`;
  const shared = {
    connection: { url, maxRetriesPerRequest: null },
    telemetry: bullmqTelemetry(tracer, telemetryOptions),
  };
  const queue = new Queue(name, shared);
  const flows = new FlowProducer(shared);
  const worker = new Worker(name, process, { ...shared, ...settings });
  reportFailedJobs(tracer, worker);
  await Promise.all([queue, worker, flows].map((part) => part.waitUntilReady()));
  return {
    ...{ name, queue, flows, worker },
    async close() {
      await Promise.all([queue, worker, flows].map((part) => part.close()));
    },
  };
}

/** A tracer, a Redis server, and the jobs that the running test has started on it. */
export interface TracedJobs extends TestingTracer {
  redisUrl(): string;
  start(options?: Omit<JobsOptions, 'url'>): Promise<Jobs>;
  /** Runs work in a transaction that is called so. */
  checkout<T>(work: () => Promise<T>): Promise<T>;
  /** The transactions of these names, in the order in which they are asked for. */
  take(...names: string[]): Promise<TransactionEvent[]>;
}

/** What the specs of jobs share. After each test its jobs are closed, and it must have taken what it has recorded. */
export function tracedJobs(options: Partial<TracerOptions> = {}): TracedJobs {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), options);
  const started: Jobs[] = [];
  let server: RedisServer;

  beforeAll(async () => {
    server = await startRedisServer();
  });
  afterEach(async () => {
    for (const jobs of started.splice(0)) await jobs.close();
    transport.expectNothingUnclaimed();
  });
  afterAll(() => server.stop());

  return {
    ...{ tracer, transport, redisUrl: () => server.url },
    async start(jobsOptions = {}) {
      const jobs = await startJobs(tracer, { url: server.url, ...jobsOptions });
      started.push(jobs);
      return jobs;
    },
    checkout: (work) => tracer.startSpan({ transaction: 'checkout' }, work),
    async take(...names) {
      const events: TransactionEvent[] = [];
      for (const name of names) events.push(await transport.take(name));
      return events;
    },
  };
}

export function traceIdsOf(events: readonly TransactionEvent[]): Set<string> {
  return new Set(events.map(({ contexts }) => contexts.trace.trace_id));
}

/** Transactions as lines of text: each below the span that it is a child of, the others at the margin. */
export function drawJobs(events: readonly TransactionEvent[]): string[] {
  const parents = new Set(events.flatMap(({ contexts, spans }) => [contexts.trace, ...spans]).map(idOf));
  const drawTransaction = (event: TransactionEvent, indent: string): string[] => [
    [indent + event.transaction, event.tags?.['attempt'], event.contexts.trace.status]
      .filter(Boolean)
      .join(' '),
    ...event.spans.flatMap((span) => [
      `${indent}  ${span.op} ${span.description}`,
      ...events
        .filter(({ contexts }) => contexts.trace.parent_span_id === span.span_id)
        .flatMap((child) => drawTransaction(child, `${indent}    `)),
    ]),
  ];
  return events
    .filter(({ contexts }) => !parents.has(contexts.trace.parent_span_id ?? ''))
    .flatMap((event) => drawTransaction(event, ''));
}

function idOf({ span_id }: { span_id: string }): string {
  return span_id;
}
