import type { Attributes, AttributeValue, Span as BullmqSpan } from 'bullmq';
import type { Span, Transaction } from '../../core/index';
import type { BullmqContext } from './bullmq';

/** The names under which BullMQ tells a span what it is about. */
const QUEUE_NAME = 'bullmq.queue.name';
const JOB_NAME = 'bullmq.job.name';
const JOB_NAMES = 'bullmq.job.bulk.names';
const JOB_ID = 'bullmq.job.id';
const ATTEMPTS_MADE = 'bullmq.job.attempts.made';

/** BullMQ's own bookkeeping: it runs untraced, so that its Redis commands do not crowd the trace of a job. */
export class UntracedSpan implements BullmqSpan<BullmqContext> {
  setSpanOnContext(context: BullmqContext): BullmqContext {
    return { ...context, untraced: true };
  }

  setAttributes(attributes: Attributes): void {
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) this.setAttribute(key, value);
    }
  }

  setAttribute(_key: string, _value: AttributeValue): void {
    return undefined;
  }

  addEvent(_name: string): void {
    return undefined;
  }

  recordException(): void {
    return undefined;
  }

  end(): void {
    return undefined;
  }
}

/** The exit point: a job is added. Its metadata names this span; adding it is plumbing, like all of BullMQ's work. */
export class PublishSpan extends UntracedSpan {
  readonly #span: Span;

  constructor(span: Span) {
    super();
    this.#span = span.setData('messaging.system', 'redis');
  }

  override setSpanOnContext(): BullmqContext {
    return { publishing: this.#span };
  }

  override setAttribute(key: string, value: AttributeValue): void {
    // The job is named only once it has been added; until then the span is called `orders.send-order-confirmation`.
    if (key === QUEUE_NAME) this.#removePrefix(`${String(value)}.`);
    if (key === JOB_NAME) this.#span.description = String(value);
    if (key === JOB_NAMES && Array.isArray(value))
      this.#span.description = [...new Set<unknown>(value)].join(', ');
    describeMessage(this.#span, key, value);
  }

  #removePrefix(prefix: string): void {
    const { description = '' } = this.#span;
    if (description.startsWith(prefix)) this.#span.description = description.slice(prefix.length);
  }

  override recordException(): void {
    this.#span.setStatus('internal_error');
  }

  override end(): void {
    if (this.#span.status === undefined) this.#span.setStatus('ok');
    this.#span.finish();
  }
}

/** The entry point: a job is processed, in a transaction that is named after it. */
export class ProcessSpan extends UntracedSpan {
  readonly #transaction: Transaction;

  constructor(transaction: Transaction) {
    super();
    this.#transaction = transaction.setData('messaging.system', 'redis');
  }

  override setSpanOnContext(): BullmqContext {
    return { span: this.#transaction };
  }

  override setAttribute(key: string, value: AttributeValue): void {
    if (key === JOB_NAME) this.#transaction.setName(String(value), 'task');
    if (key === ATTEMPTS_MADE) this.#transaction.setTag('attempt', String(value));
    describeMessage(this.#transaction, key, value);
  }

  override addEvent(name: string): void {
    if (name === 'job failed') this.#transaction.setStatus('internal_error');
  }

  override recordException(): void {
    this.#transaction.setStatus('internal_error');
  }

  override end(): void {
    if (this.#transaction.status === undefined) this.#transaction.setStatus('ok');
    this.#transaction.finish();
  }
}

function describeMessage(span: Span, key: string, value: AttributeValue): void {
  if (key === QUEUE_NAME) span.setData('messaging.destination.name', value);
  if (key === JOB_ID) span.setData('messaging.message.id', value);
}
