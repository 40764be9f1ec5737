import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Attributes, AttributeValue } from 'bullmq';
import type { Span, Tracer } from '../../../core/index';
import { BULLMQ } from './attributes';
import { CarryingSpan } from './carrying-span';
import { LateText } from './late-text';
import { UntracedSpan } from './untraced-span';

const MOST_NAMES = 10;

export interface PublishSpanOptions {
  /** With more jobs than these, each begins a trace of its own, which links to this span. */
  linkAbove?: number | undefined;
  /** Where the parts of a flow find its span: BullMQ adds them one by one, inside of it. */
  flows?: AsyncLocalStorage<PublishSpan> | undefined;
}

/** The exit point: jobs are added. Their metadata names this span; adding them is plumbing, like all of BullMQ's work. */
export class PublishSpan extends UntracedSpan {
  private readonly span: Span;
  private readonly options: PublishSpanOptions;
  private isLinked = false;
  private carrying: CarryingSpan | undefined;

  constructor(tracer: Tracer, span: Span, options: PublishSpanOptions) {
    super(tracer);
    this.span = span.setData('messaging.system', 'redis');
    this.options = options;
  }

  /** What adds one job of a flow. */
  get part(): CarryingSpan {
    return (this.carrying ??= new CarryingSpan(this.tracer, this.span, this.isLinked));
  }

  override run<T>(work: () => T): T {
    const { flows } = this.options;
    return flows ? flows.run(this, () => super.run(work)) : super.run(work);
  }

  override metadata(): string | LateText {
    if (this.options.linkAbove === undefined) return this.part.metadata();
    return new LateText(() => this.part.metadata());
  }

  override setAttributes(attributes: Attributes): void {
    const { span } = this;
    const queue = attributes[BULLMQ.queueName];
    if (queue) this.describeQueue(String(queue));
    const id = attributes[BULLMQ.jobId];
    if (id !== undefined) span.setData('messaging.message.id', id);
    const count = attributes[BULLMQ.bulkCount];
    if (count !== undefined) this.describeBulk(Number(count), attributes[BULLMQ.bulkNames]);
    const name = attributes[BULLMQ.jobName] ?? attributes[BULLMQ.flowName];
    if (name !== undefined) span.description = String(name);
  }

  override recordException(): void {
    this.span.setStatus('internal_error');
  }

  override end(): void {
    if (this.span.status === undefined) this.span.setStatus('ok');
    this.span.finish();
  }

  private describeQueue(queue: string): void {
    const { span } = this;
    span.setData('messaging.destination.name', queue);
    // The job is named only once it has been added; until then the span is called `orders.send-order-confirmation`.
    const { description = '' } = span;
    if (description.startsWith(`${queue}.`)) span.description = description.slice(queue.length + 1);
  }

  private describeBulk(count: number, names: AttributeValue | undefined): void {
    this.span.setData('messaging.batch.message_count', count);
    this.isLinked = count > (this.options.linkAbove ?? Infinity);
    const different = new Set<unknown>(Array.isArray(names) ? names : String(names ?? '').split(','));
    const shown = [...different].slice(0, MOST_NAMES).join(', ');
    this.span.description = different.size > MOST_NAMES ? `${shown}, …` : shown;
  }
}
