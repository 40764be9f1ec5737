import type { Attributes } from 'bullmq';
import type { Tracer, Transaction, TransactionContext } from '../../../core/index';
import { replaceSpan } from '../../replaced-span';
import { BULLMQ } from './attributes';
import { parseJobMetadata } from './metadata';
import { UntracedSpan } from './untraced-span';

/** The ids that BullMQ gives to the jobs of a schedule: `repeat:<schedule>:<milliseconds>`. */
const SCHEDULED = /^repeat:.+:\d+$/s;

/** The entry point: a job is processed, in a transaction that is named after it. */
export class ProcessSpan extends UntracedSpan {
  private readonly queue: string;
  private transaction: Transaction;
  private belongsToTrace: boolean;
  private knowsAttempt = false;
  private isOver = false;
  private hasFailed = false;

  constructor(tracer: Tracer, queue: string, received: unknown) {
    super(tracer);
    this.belongsToTrace = received !== undefined;
    this.queue = queue;
    this.transaction = startFrom(tracer, received, this.context);
  }

  override run<T>(work: () => T): T {
    return this.tracer.runWith(this.transaction, work);
  }

  override setAttributes(attributes: Attributes): void {
    const id = attributes[BULLMQ.jobId];
    if (id !== undefined) this.identify(String(id));
    const name = attributes[BULLMQ.jobName];
    if (name !== undefined) this.transaction.setName(String(name), 'task');
    const attempts = attributes[BULLMQ.attemptsMade];
    if (attempts !== undefined) this.countAttempts(Number(attempts));
  }

  override addEvent(name: string): void {
    if (name !== 'job completed' && name !== 'job failed') return;
    this.hasFailed = name === 'job failed';
    this.isOver = true;
    if (this.knowsAttempt) this.end();
  }

  /** BullMQ itself has failed, perhaps only for the moment: it tries again to write down how the job has ended. */
  override recordException(): void {
    this.hasFailed = true;
  }

  override end(): void {
    const { transaction } = this;
    if (transaction.endTimestamp !== undefined) return;
    if (transaction.status === undefined) transaction.setStatus(this.hasFailed ? 'internal_error' : 'ok');
    transaction.finish();
  }

  /** The queue lends its name until BullMQ tells that of the job. */
  private get context(): TransactionContext {
    const data = { 'messaging.system': 'redis', 'messaging.destination.name': this.queue };
    return { name: this.queue, source: 'task', op: 'queue.process', data };
  }

  private identify(id: string): void {
    // A schedule copies the metadata of its first job into all others: without end, they would be one trace.
    if (this.belongsToTrace && SCHEDULED.test(id)) {
      const first = this.transaction;
      this.transaction = startFrom(this.tracer, undefined, this.context);
      replaceSpan(first, this.transaction);
    }
    this.belongsToTrace = false;
    this.transaction.setData('messaging.message.id', id);
  }

  /** Before the attempt, BullMQ 5.58 tells how many there were; after it, all others tell how many there are. */
  private countAttempts(made: number): void {
    this.transaction.setTag('attempt', this.isOver ? made : made + 1);
    this.knowsAttempt = true;
    // What follows is the worker's: it fetches the next job, and adds the next one of a schedule.
    if (this.isOver) this.end();
  }
}

function startFrom(tracer: Tracer, received: unknown, context: TransactionContext): Transaction {
  const { headers, link } = parseJobMetadata(received);
  // A trace of its own, whose decision is nevertheless that of the trace that it comes from: all of both, or none.
  if (link) return tracer.startTransaction({ ...context, links: [link], sampled: link.sampled });
  return tracer.continueTrace(headers, context);
}
