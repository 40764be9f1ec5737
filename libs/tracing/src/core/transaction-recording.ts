import type { IdSource } from './trace-context';
import type { SamplingDecision } from './sampling';
import type { Span } from './span';
import type { Transaction } from './transaction';

/** Where a transaction's name comes from; a `url` holds ids and is therefore not used to choose what to sample. */
export type TransactionSource = 'custom' | 'url' | 'route' | 'view' | 'component' | 'task';

export interface TransactionRecordingOptions {
  traceId: string;
  name: string;
  source: TransactionSource;
  decision: SamplingDecision;
  ids: IdSource;
  /** Reads the time in seconds, undisturbed by steps of the wall clock. */
  now: () => number;
  /** The sampling context that came with the trace, which travels on as it came; absent at the head of a trace. */
  inheritedSamplingContext?: ReadonlyMap<string, string> | undefined;
}

/** Is told of every child span of a transaction, sampled or not, as it starts, and of every span as it finishes. */
export interface SpanObserver {
  spanStarted(span: Span): void;
  spanFinished(span: Span): void;
}

const LONGEST_NAME = 200;

/** How many child spans of one transaction are kept: the first that were started. */
export const MOST_CHILD_SPANS = 1000;

/** What all spans of one transaction share: the trace, the decision, the clock, and the flat list of the spans. */
export class TransactionRecording {
  readonly traceId: string;
  readonly decision: SamplingDecision;
  readonly ids: IdSource;
  readonly now: () => number;
  source: TransactionSource;
  /** The root span; a span that was started outside of any transaction has none. */
  root: Transaction | undefined;
  /** The sampling context that every header of this transaction carries; set once, at its first use. */
  samplingContext: ReadonlyMap<string, string> | undefined;
  /** How an idle transaction knows whether it is in use. */
  observer: SpanObserver | undefined;
  /** The same as a header, once it has been written; empty if there is nothing to say. */
  baggage: string | undefined;
  readonly #children: Span[] = [];
  #name = '';
  #droppedSpans = 0;
  #closed = false;

  constructor(options: TransactionRecordingOptions) {
    this.traceId = options.traceId;
    this.decision = options.decision;
    this.ids = options.ids;
    this.now = options.now;
    this.name = options.name;
    this.source = options.source;
    this.samplingContext = options.inheritedSamplingContext;
  }

  get name(): string {
    return this.#name;
  }

  set name(name: string) {
    this.#name = name.slice(0, LONGEST_NAME);
  }

  /** Keeps a child span for sending, unless the transaction is unsampled, full, or sent already. */
  keep(child: Span): void {
    if (!this.decision.recording || this.#closed) return;
    if (this.#children.length < MOST_CHILD_SPANS) this.#children.push(child);
    else this.#droppedSpans += 1;
  }

  /** The kept child spans, in the order in which they were started, finished or not. */
  get children(): readonly Span[] {
    return this.#children;
  }

  /** How many child spans were over the limit. */
  get droppedSpans(): number {
    return this.#droppedSpans;
  }

  /** Whether the transaction has finished. */
  get closed(): boolean {
    return this.#closed;
  }

  /** Stops keeping children: what starts after the transaction has finished can no longer be sent. */
  close(): void {
    this.#closed = true;
  }
}
