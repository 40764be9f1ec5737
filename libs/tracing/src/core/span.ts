import { formatSentryTrace } from './sentry-trace-header';
import { statusFromHttpCode, type SpanStatus } from './span-status';
import type { Transaction } from './transaction';
import type { TransactionRecording } from './transaction-recording';

/** What a caller may say about a span when starting it. Timestamps are seconds since the epoch. */
export interface SpanContext {
  /** The kind of work, short: `sql.query`. */
  op?: string | undefined;
  /** This instance of the work, longer: the SQL text. */
  description?: string | undefined;
  status?: SpanStatus | undefined;
  tags?: Readonly<Record<string, TagValue>> | undefined;
  data?: Readonly<Record<string, unknown>> | undefined;
  startTimestamp?: number | undefined;
  spanId?: string | undefined;
}

export type TagValue = string | number | boolean;

/**
 * One timed piece of work. A span lives inside its transaction and is sent with it, if it was finished by then.
 * Spans of an unsampled transaction have ids, so that they can propagate the decision, but record nothing.
 */
export class Span {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly startTimestamp: number;
  op: string | undefined;
  description: string | undefined;
  status: SpanStatus | undefined;
  readonly tags: Record<string, string> = emptyBag();
  readonly data: Record<string, unknown> = emptyBag();
  /** What this span shares with all others of its transaction. */
  readonly recording: TransactionRecording;
  #endTimestamp: number | undefined;
  #provisionalEndTimestamp: number | undefined;

  constructor(context: SpanContext, parentSpanId: string | undefined, recording: TransactionRecording) {
    this.recording = recording;
    this.traceId = recording.traceId;
    this.spanId = context.spanId ?? recording.ids.spanId();
    this.parentSpanId = parentSpanId;
    this.op = context.op;
    this.description = context.description;
    this.status = context.status;
    this.startTimestamp = context.startTimestamp ?? (this.sampled ? recording.now() : 0);
    if (!this.sampled) return;
    for (const [key, value] of Object.entries(context.tags ?? {})) this.setTag(key, value);
    for (const [key, value] of Object.entries(context.data ?? {})) this.setData(key, value);
  }

  /** Whether this span is recorded; the decision is the transaction's. */
  get sampled(): boolean {
    return this.recording.decision.recording;
  }

  /** The transaction that this span lives in, or is. */
  get transaction(): Transaction | undefined {
    return this.recording.root;
  }

  /** Seconds since the epoch; `undefined` while the span is open. */
  get endTimestamp(): number | undefined {
    return this.#endTimestamp ?? (this.recording.closed ? this.#provisionalEndTimestamp : undefined);
  }

  /** Starts a span inside this one. */
  startChild(context: SpanContext): Span {
    const child = new Span(context, this.spanId, this.recording);
    this.recording.keep(child);
    this.recording.observer?.spanStarted(child);
    return child;
  }

  /** Sets a short, searchable property; the value is kept as text. */
  setTag(key: string, value: TagValue): this {
    if (this.sampled) this.tags[key] = textOf(value);
    return this;
  }

  /** Sets a property of any structure, which is shown with the span but not searched. */
  setData(key: string, value: unknown): this {
    if (this.sampled) this.data[key] = value;
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
    if (this.#endTimestamp !== undefined) return;
    this.#endTimestamp = this.#validEnd(endTimestamp);
    this.recording.observer?.spanFinished(this);
  }

  /**
   * Notes a time at which the span counts as closed if `finish` has not come before its transaction finishes: an
   * HTTP response whose body nobody reads has still answered.
   */
  finishProvisionally(endTimestamp?: number): void {
    this.#provisionalEndTimestamp = this.#validEnd(endTimestamp);
  }

  /** The `sentry-trace` header that makes a transaction of another service a child of this span. */
  toSentryTrace(): string {
    return formatSentryTrace(this.traceId, this.spanId, this.recording.decision.propagated);
  }

  #validEnd(endTimestamp: number | undefined): number {
    if (!this.sampled) return 0;
    const end = Number.isFinite(endTimestamp) ? Number(endTimestamp) : this.recording.now();
    return Math.max(end, this.startTimestamp);
  }
}

/** Without a prototype, so that a key such as `__proto__` is a key like any other. */
function emptyBag<Value>(): Record<string, Value> {
  return Object.create(null) as Record<string, Value>;
}

function textOf(value: unknown): string {
  try {
    return String(value);
  } catch {
    // An object of the host whose toString throws must not reach the host through us.
    return '[unprintable]';
  }
}
