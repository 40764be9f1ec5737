import type { Attributes } from 'bullmq';
import type { Span, Tracer, Transaction } from '../../../core/index';
import { replaceSpan } from '../../replaced-span';
import { BULLMQ } from './attributes';
import { parseJobMetadata } from './metadata';
import { UntracedSpan } from './untraced-span';

/** The ids that BullMQ gives to the jobs of a schedule: `repeat:<schedule>:<milliseconds>`. */
const SCHEDULED = /^repeat:.+:\d+$/s;

/** The entry point: a job is processed, in a transaction that is named after it. */
export class ProcessSpan extends UntracedSpan {
  private readonly queue: string;
  private readonly received: unknown;
  private readonly placeholder: Span;
  private transaction: Transaction | undefined;
  private knowsAttempt = false;
  private isOver = false;
  private hasFailed = false;

  constructor(tracer: Tracer, queue: string, received: unknown) {
    super(tracer);
    this.queue = queue;
    this.received = received;
    // BullMQ tells which job it is only once this is active; a transaction starts with its name and its sampling decision.
    this.placeholder = tracer.runWith(undefined, () => tracer.startSpan({}, (span) => span));
  }

  override run<T>(work: () => T): T {
    return this.tracer.runWith(this.placeholder, work);
  }

  override setAttributes(attributes: Attributes): void {
    const { [BULLMQ.jobName]: name, [BULLMQ.jobId]: id, [BULLMQ.attemptsMade]: attempts } = attributes;
    if (name !== undefined) this.start(String(name), String(id));
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
    if (!transaction || transaction.endTimestamp !== undefined) return;
    if (transaction.status === undefined) transaction.setStatus(this.hasFailed ? 'internal_error' : 'ok');
    transaction.finish();
  }

  private start(name: string, id: string): void {
    // A schedule copies the metadata of its first job into all others: without end, they would be one trace.
    const { headers, link } = parseJobMetadata(SCHEDULED.test(id) ? undefined : this.received);
    const data = {
      'messaging.system': 'redis',
      'messaging.destination.name': this.queue,
      'messaging.message.id': id,
    };
    const context = { name, source: 'task', op: 'queue.process', data } as const;
    // A trace of its own, whose decision is nevertheless that of the trace that it comes from: all of both, or none.
    this.transaction = link
      ? this.tracer.startTransaction({ ...context, links: [link], sampled: link.sampled })
      : this.tracer.continueTrace(headers, context);
    replaceSpan(this.placeholder, this.transaction);
  }

  /** Before the attempt, BullMQ 5.58 tells how many there were; after it, all others tell how many there are. */
  private countAttempts(made: number): void {
    this.transaction?.setTag('attempt', this.isOver ? made : made + 1);
    this.knowsAttempt = true;
    // What follows is the worker's: it fetches the next job, and adds the next one of a schedule.
    if (this.isOver) this.end();
  }
}
