import type { Clock, Span, SpanStatus, Transaction } from '../core/index';

export interface IdleTransactionOptions {
  clock: Clock;
  /** How long nothing may be going on before the transaction finishes, in milliseconds. */
  idleTimeoutMs: number;
  /** How long the transaction may last at most, in milliseconds; 0 for as long as it likes. */
  finalTimeoutMs: number;
  /**
   * Adds what is only known at the end, such as the resources that the page has loaded, to a sampled transaction;
   * its status is known by then.
   */
  beforeFinish?: ((transaction: Transaction) => void) | undefined;
  onFinish?: (() => void) | undefined;
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
export interface IdleTransaction {
  readonly transaction: Transaction;
  isOpen(): boolean;
  /** Keeps the transaction open until `popActivity` gets the number returned here; 0 when it has finished already. */
  pushActivity(): number;
  popActivity(activity: number): void;
  /** Finishes the transaction now, with this status unless it has one already. */
  finish(status?: SpanStatus): void;
  /** Finishes it when its open spans have, without waiting for more; after another idle timeout at the latest. */
  finishSoon(): void;
}

/** Lets a transaction that has just been started end by itself. */
export function createIdleTransaction(
  transaction: Transaction,
  { clock, idleTimeoutMs, finalTimeoutMs, beforeFinish, onFinish }: IdleTransactionOptions,
): IdleTransaction {
  const activities = new Set<number>();
  let lastActivity = 0;
  let openSpans = 0;
  let isFinishing = false;
  let cancelIdleTimeout: (() => void) | undefined;
  let cancelFinalTimeout: (() => void) | undefined;

  const isOpen = () => transaction.endTimestamp === undefined;

  /** Whoever finishes the transaction, nothing is waited for any more. */
  function settle(): void {
    transaction.observer = undefined;
    cancelIdleTimeout?.();
    cancelFinalTimeout?.();
    onFinish?.();
  }

  function finish(status: SpanStatus = 'ok'): void {
    if (!isOpen()) return;
    settle();
    for (const span of transaction.children) {
      if (span.endTimestamp !== undefined) continue;
      span.status ??= 'cancelled';
      span.finish();
    }
    transaction.status ??= status;
    if (transaction.sampled) beforeFinish?.(transaction);
    transaction.finish(lastEnd(transaction.children));
  }

  function awaitQuiet(): void {
    cancelIdleTimeout?.();
    if (openSpans + activities.size > 0) return;
    if (isFinishing) finish();
    else cancelIdleTimeout = clock.schedule(idleTimeoutMs, () => finish());
  }

  function countOpenSpans(difference: number): void {
    openSpans += difference;
    awaitQuiet();
  }

  transaction.observer = {
    spanStarted: () => countOpenSpans(+1),
    spanFinished: (span) => (span === transaction ? settle() : countOpenSpans(-1)),
  };
  if (finalTimeoutMs > 0) {
    cancelFinalTimeout = clock.schedule(finalTimeoutMs, () => finish('deadline_exceeded'));
  }
  awaitQuiet();

  return {
    transaction,
    isOpen,
    finish,
    pushActivity() {
      if (!isOpen()) return 0;
      activities.add(++lastActivity);
      awaitQuiet();
      return lastActivity;
    },
    popActivity(activity) {
      if (activities.delete(activity) && isOpen()) awaitQuiet();
    },
    finishSoon() {
      if (!isOpen()) return;
      isFinishing = true;
      activities.clear();
      cancelFinalTimeout?.();
      cancelFinalTimeout = clock.schedule(idleTimeoutMs, () => finish());
      awaitQuiet();
    },
  };
}

/** undefined, which means "now", when there are no children. */
function lastEnd(children: readonly Span[]): number | undefined {
  let last: number | undefined;
  for (const { endTimestamp } of children) {
    if (endTimestamp !== undefined && endTimestamp > (last ?? 0)) last = endTimestamp;
  }
  return last;
}
