import type { Clock, Span, SpanStatus, Transaction } from '../core/index';

export interface IdleTransactionOptions {
  clock: Clock;
  /** How long nothing may be going on before the transaction finishes, in milliseconds. */
  idleTimeoutMs: number;
  /** How long the transaction may last at most, in milliseconds. */
  finalTimeoutMs: number;
  /** Adds what is only known at the end, such as the resources that the page has loaded; for sampled transactions. */
  beforeFinish?: (transaction: Transaction) => void;
  onFinish?: () => void;
}

/**
 * A transaction that ends by itself, when its page has become quiet.
 *
 *   spans, requests    ├──────┤      ├────────────┤
 *   transaction        ├──────────────────────────┤ idle timeout: finishes, and ends with the last child
 *
 * Every open span of the transaction is an activity, and so is whatever `pushActivity` names: as long as one of them
 * is open, the transaction is kept. It finishes with status `ok` unless another was set; with `cancelled` when the page
 * is hidden first, with `deadline_exceeded` when it never becomes quiet. Children that are open then are `cancelled`.
 */
export class IdleTransaction {
  readonly transaction: Transaction;
  readonly #options: IdleTransactionOptions;
  readonly #activities = new Set<number>();
  #lastActivity = 0;
  #openSpans = 0;
  #cancelIdleTimeout: () => void = () => undefined;
  readonly #cancelFinalTimeout: () => void;

  constructor(transaction: Transaction, options: IdleTransactionOptions) {
    this.transaction = transaction;
    this.#options = options;
    transaction.recording.observer = {
      spanStarted: () => this.#countOpenSpans(+1),
      spanFinished: (span) => span !== transaction && this.#countOpenSpans(-1),
    };
    this.#cancelFinalTimeout = options.clock.schedule(options.finalTimeoutMs, () =>
      this.finish('deadline_exceeded'),
    );
    this.#awaitQuiet();
  }

  /** Keeps the transaction open until `popActivity` gets the number returned here; 0 when it has finished already. */
  pushActivity(): number {
    if (!this.isOpen) return 0;
    this.#lastActivity += 1;
    this.#activities.add(this.#lastActivity);
    this.#awaitQuiet();
    return this.#lastActivity;
  }

  popActivity(activity: number): void {
    if (this.#activities.delete(activity)) this.#awaitQuiet();
  }

  get isOpen(): boolean {
    return this.transaction.endTimestamp === undefined;
  }

  /** Finishes the transaction now, with this status unless it has one already. */
  finish(status: SpanStatus = 'ok'): void {
    if (!this.isOpen) return;
    const { transaction } = this;
    transaction.recording.observer = undefined;
    this.#cancelIdleTimeout();
    this.#cancelFinalTimeout();
    for (const span of transaction.children) {
      if (span.endTimestamp !== undefined) continue;
      span.status ??= 'cancelled';
      span.finish();
    }
    if (transaction.sampled) this.#options.beforeFinish?.(transaction);
    transaction.status ??= status;
    transaction.finish(lastEnd(transaction.children));
    this.#options.onFinish?.();
  }

  #countOpenSpans(difference: number): void {
    this.#openSpans += difference;
    this.#awaitQuiet();
  }

  #awaitQuiet(): void {
    this.#cancelIdleTimeout();
    if (!this.isOpen || this.#openSpans + this.#activities.size > 0) return;
    this.#cancelIdleTimeout = this.#options.clock.schedule(this.#options.idleTimeoutMs, () => this.finish());
  }
}

/** undefined, which means "now", when there are no children. */
function lastEnd(children: readonly Span[]): number | undefined {
  let last: number | undefined;
  for (const { endTimestamp } of children) {
    if (endTimestamp !== undefined && endTimestamp > (last ?? 0)) last = endTimestamp;
  }
  return last;
}
