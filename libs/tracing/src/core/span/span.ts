import type { DynamicSamplingContext } from '../propagation/dynamic-sampling-context';
import type { SamplingDecision } from '../sampling';
import { formatSentryTrace } from '../propagation/sentry-trace-header';
import { put, textOf } from './property-bag';
import type { SpanContext, TagValue, TransactionSource } from './span-context';
import { statusFromHttpCode, type SpanStatus } from './span-status';
import { isSpanId, type IdSource } from './trace-context';

/** Is told about the child spans of a transaction. */
export interface SpanObserver {
  spanStarted(span: Span): void;
  spanFinished(span: Span): void;
}

/** What a span takes from the transaction that it lives in. */
export interface SpanOrigin {
  readonly traceId: string;
  readonly decision: SamplingDecision;
  readonly ids: IdSource;
  /** Seconds since the epoch, on the transaction's own timeline. */
  readonly now: () => number;
  readonly transaction?: SpanTransaction;
}

/** A transaction, as its spans know it. */
export interface SpanTransaction extends Span, SpanOrigin {
  readonly transaction: SpanTransaction;
  readonly name: string;
  readonly source: TransactionSource;
  readonly isClosed: boolean;
  samplingContext: DynamicSamplingContext | undefined;
  baggage: string | undefined;
  readonly observer: SpanObserver | undefined;
  setName(name: string, source?: TransactionSource): this;
  keep(child: Span): void;
}

/**
 * One timed piece of work. A span lives inside its transaction and is sent with it, if it was finished by then.
 * Spans of an unsampled transaction have ids, so that they can propagate the decision, but record nothing.
 */
export class Span {
  // Declared, not defined: the constructor writes each of them once, and nothing is initialised twice.
  declare readonly traceId: string;
  /** The transaction that this span lives in, or is. */
  declare readonly transaction: SpanTransaction;
  /** Whether this span is recorded; the decision is the transaction's. */
  declare readonly sampled: boolean;
  /** Seconds since the epoch; 0 for a span that is not recorded. */
  declare readonly startTimestamp: number;
  declare op: string | undefined;
  declare description: string | undefined;
  declare status: SpanStatus | undefined;
  declare private id: string | undefined;
  declare private readonly parent: Span | string | undefined;
  declare private tagBag: Record<string, string> | undefined;
  declare private dataBag: Record<string, unknown> | undefined;
  declare private end: number | undefined;
  declare private provisionalEnd: number | undefined;

  constructor(origin: SpanOrigin, context: SpanContext, parent: Span | string | undefined) {
    this.traceId = origin.traceId;
    this.transaction = origin.transaction ?? (this as unknown as SpanTransaction);
    this.sampled = origin.decision.recording;
    this.parent = parent;
    this.op = context.op;
    this.description = context.description;
    this.status = context.status;
    // What is not recorded needs no times, and no id until somebody asks for it.
    const { spanId, startTimestamp } = context;
    this.id = isSpanId(spanId) ? spanId : this.sampled ? origin.ids.spanId() : undefined;
    this.startTimestamp = isSeconds(startTimestamp) ? startTimestamp : this.sampled ? origin.now() : 0;
    this.tagBag = undefined;
    this.dataBag = undefined;
    this.end = undefined;
    this.provisionalEnd = undefined;
    if (!this.sampled) return;
    for (const key in context.tags) this.setTag(key, context.tags[key] as TagValue);
    for (const key in context.data) this.setData(key, context.data[key]);
  }

  get spanId(): string {
    this.id ??= this.transaction.ids.spanId();
    return this.id;
  }

  /**
   * The span that a receiver's transaction becomes a child of: this one, unless only this service does not record the
   * trace. Then nobody will ever know this span, and what came in goes on as it came, be it a trace without a span.
   */
  get spanIdForReceivers(): string | undefined {
    const { decision, parentSpanId } = this.transaction;
    if (decision.recording || decision.propagated === false) return this.spanId;
    return parentSpanId ?? (decision.propagated ? this.spanId : undefined);
  }

  get parentSpanId(): string | undefined {
    return typeof this.parent === 'object' ? this.parent.spanId : this.parent;
  }

  /** The span's searchable properties; `setTag` adds to them. */
  get tags(): Readonly<Record<string, string>> {
    return this.tagBag ?? {};
  }

  /** The span's other properties; `setData` adds to them. */
  get data(): Readonly<Record<string, unknown>> {
    return this.dataBag ?? {};
  }

  /** Seconds since the epoch; `undefined` while the span is open. */
  get endTimestamp(): number | undefined {
    return this.end ?? (this.transaction.isClosed ? this.provisionalEnd : undefined);
  }

  /** Starts a span inside this one. */
  startChild(context: SpanContext): Span {
    const child = this.readableChild(context);
    this.transaction.keep(child);
    return child;
  }

  /** Sets a short, searchable property; the value is kept as text. */
  setTag(key: string, value: TagValue): this {
    if (this.sampled) put((this.tagBag ??= {}), key, textOf(value));
    return this;
  }

  /** Sets a property of any structure, which is shown with the span but not searched. */
  setData(key: string, value: unknown): this {
    if (this.sampled) put((this.dataBag ??= {}), key, value);
    return this;
  }

  setStatus(status: SpanStatus): this {
    this.status = status;
    return this;
  }

  /** Sets the status that the code of an HTTP response stands for, and the code itself as a tag. */
  setHttpStatus(code: number): this {
    return this.setTag('http.status_code', code).setStatus(statusFromHttpCode(code));
  }

  /** Closes the span, now or at a time given in seconds. Only the first call counts. */
  finish(endTimestamp?: number): void {
    if (this.end !== undefined) return;
    this.end = this.validEnd(endTimestamp);
    this.transaction.observer?.spanFinished(this);
  }

  /**
   * Notes a time at which the span counts as closed if `finish` has not come before its transaction finishes: an
   * HTTP response whose body nobody reads has still answered.
   */
  finishProvisionally(endTimestamp?: number): void {
    this.provisionalEnd = this.validEnd(endTimestamp);
  }

  /** The `sentry-trace` header that makes a transaction of another service a child of this span, if it is recorded. */
  toSentryTrace(): string {
    return formatSentryTrace(this.traceId, this.spanIdForReceivers, this.transaction.decision.propagated);
  }

  /** `startReadably` without its closure, since nothing is done as often. */
  private readableChild(context: SpanContext): Span {
    try {
      return new Span(this.transaction, context, this);
    } catch {
      return new Span(this.transaction, {}, this);
    }
  }

  private validEnd(endTimestamp: number | undefined): number {
    if (!this.sampled) return 0;
    const end = isSeconds(endTimestamp) ? endTimestamp : this.transaction.now();
    return end > this.startTimestamp ? end : this.startTimestamp;
  }
}

function isSeconds(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
