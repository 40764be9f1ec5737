import type { DynamicSamplingContext } from '../propagation/dynamic-sampling-context';
import { textOf } from './property-bag';
import type { SamplingDecision } from '../sampling';
import { Span, type SpanObserver, type SpanOrigin, type SpanTransaction } from './span';
import type { SpanLink, TransactionContext, TransactionSource } from './span-context';
import type { IdSource } from './trace-context';

/** Sentry's limit; the spans that were started first are kept. */
export const MOST_CHILD_SPANS = 1000;
const LONGEST_NAME = 200;

/** What a transaction is made with, besides its context. */
export interface TransactionOrigin extends Omit<SpanOrigin, 'transaction'> {
  /** The sampling context that came in with the trace. */
  readonly samplingContext: DynamicSamplingContext | undefined;
  readonly onFinish: (transaction: Transaction) => void;
}

/**
 * One service's part of a trace: the root span of a tree of spans, and the unit that is sent. Whatever is set on the
 * transaction is set on the root span, since they are one.
 */
export class Transaction extends Span implements SpanTransaction {
  declare readonly decision: SamplingDecision;
  declare readonly ids: IdSource;
  declare readonly now: () => number;
  /** Whether `name` is a route, a task, a URL ... */
  declare source: TransactionSource;
  declare readonly links: readonly SpanLink[];
  /** The sampling context that every header of this transaction carries; set once, at its first use. */
  declare samplingContext: DynamicSamplingContext | undefined;
  /** The same as a header, once it has been written; empty if there is nothing to say. */
  declare baggage: string | undefined;
  /** How an idle transaction knows whether it is in use. */
  declare observer: SpanObserver | undefined;
  /** How many child spans were over the limit. */
  declare droppedSpans: number;
  /** Whether the transaction has finished. */
  declare isClosed: boolean;
  declare private readonly onFinish: (transaction: Transaction) => void;
  declare private givenName: string;
  declare private kept: Span[];

  constructor(origin: TransactionOrigin, context: TransactionContext, parentSpanId: string | undefined) {
    super(origin, context, parentSpanId);
    this.decision = origin.decision;
    this.ids = origin.ids;
    this.now = origin.now;
    this.onFinish = origin.onFinish;
    this.samplingContext = origin.samplingContext;
    this.links = context.links ?? [];
    this.baggage = undefined;
    this.observer = undefined;
    this.droppedSpans = 0;
    this.isClosed = false;
    this.kept = [];
    this.setName(context.name, context.source);
  }

  /** Identifies the transaction among others, such as the route of an endpoint or the name of a task. */
  get name(): string {
    return this.givenName;
  }

  setName(name: string, source: TransactionSource = 'custom'): this {
    this.givenName = textOf(name).slice(0, LONGEST_NAME);
    this.source = textOf(source) as TransactionSource;
    return this;
  }

  /** The child spans, a flat list in the order of their start, including those still open; at most 1000. */
  get children(): readonly Span[] {
    return this.kept;
  }

  /** Keeps a child span for sending, unless the transaction is unsampled, full, or sent already. */
  keep(child: Span): void {
    if (this.sampled && !this.isClosed) {
      if (this.kept.length < MOST_CHILD_SPANS) this.kept.push(child);
      else this.droppedSpans += 1;
    }
    this.observer?.spanStarted(child);
  }

  /** Closes the transaction and hands it over for sending, with those of its child spans that are finished. */
  override finish(endTimestamp?: number): void {
    if (this.isClosed) return;
    super.finish(endTimestamp);
    this.isClosed = true;
    this.onFinish(this);
    // Whoever still holds one of the spans shall not hold all of them.
    this.kept = [];
  }
}
