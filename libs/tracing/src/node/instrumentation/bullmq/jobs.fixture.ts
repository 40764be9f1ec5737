import { FlowProducer, Queue, Worker, type Job, type WorkerOptions } from 'bullmq';
import type { Tracer, TransactionEvent } from '../../../core/index';
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
export async function startJobs(tracer: Tracer, options: JobsOptions): Promise<Jobs> {
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
