import { Span, type SpanContext } from './span';
import type { TransactionRecording, TransactionSource } from './transaction-recording';

/** What a caller may say about a transaction when starting it: everything that a span has, and its name. */
export interface TransactionContext extends SpanContext {
  /** `GET /api/products/:id`, `rates.poll_exchange_rates`: few different names, so that transactions can be grouped. */
  name: string;
  source?: TransactionSource | undefined;
  /** Joins this trace instead of starting one. */
  traceId?: string | undefined;
  /** The span, usually of another service, that this transaction is a child of. */
  parentSpanId?: string | undefined;
  /** A decision made elsewhere; without it, it is inherited or made here. */
  sampled?: boolean | undefined;
}

/**
 * One service's part of a trace: the root span of a tree of spans, and the unit that is sent. Whatever is set on the
 * transaction is set on the root span, since they are one.
 */
export class Transaction extends Span {
  readonly #onFinish: (transaction: Transaction) => void;

  constructor(
    context: SpanContext & { parentSpanId?: string | undefined },
    recording: TransactionRecording,
    onFinish: (transaction: Transaction) => void,
  ) {
    super(context, context.parentSpanId, recording);
    recording.root = this;
    this.#onFinish = onFinish;
  }

  /** Identifies the transaction among others, such as the route of an endpoint or the name of a task. */
  get name(): string {
    return this.recording.name;
  }

  get source(): TransactionSource {
    return this.recording.source;
  }

  setName(name: string, source: TransactionSource = 'custom'): this {
    this.recording.name = name;
    this.recording.source = source;
    return this;
  }

  /** The child spans, a flat list in the order of their start, including those still open; at most 1000. */
  get children(): readonly Span[] {
    return this.recording.children;
  }

  /** Closes the transaction and hands it over for sending, with those of its child spans that are finished. */
  override finish(endTimestamp?: number): void {
    if (this.endTimestamp !== undefined) return;
    super.finish(endTimestamp);
    this.recording.close();
    this.#onFinish(this);
  }
}
