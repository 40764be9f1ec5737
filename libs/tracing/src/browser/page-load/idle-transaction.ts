import type { Clock, Span, SpanStatus, Transaction } from '../../core/index';

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
 * As long as a span of the transaction is open, it stays open. It finishes with status `ok` unless another was set; with
 * `cancelled` when the page is hidden first, with `deadline_exceeded` when it never becomes quiet. Children that are open
 * then are `cancelled`.
 */
export interface IdleTransaction {
  readonly transaction: Transaction;
  isOpen(): boolean;
  /** Finishes the transaction now, with this status unless it has one already. */
  finish(status?: SpanStatus): void;
}

/** Lets a transaction that has just been started end by itself. */
export function createIdleTransaction(
  transaction: Transaction,
  { clock, idleTimeoutMs, finalTimeoutMs, beforeFinish, onFinish }: IdleTransactionOptions,
): IdleTransaction {
  let openCount = 0;
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
    try {
      if (transaction.sampled) beforeFinish?.(transaction);
    } finally {
      transaction.finish(lastEnd(transaction.children));
    }
  }

  function awaitQuiet(): void {
    cancelIdleTimeout?.();
    if (openCount > 0 || !isOpen()) return;
    cancelIdleTimeout = clock.schedule(idleTimeoutMs, () => finish());
  }

  function countOpen(difference: number): void {
    openCount += difference;
    awaitQuiet();
  }

  transaction.observer = {
    spanStarted: () => countOpen(+1),
    spanFinished: (span) => (span === transaction ? settle() : countOpen(-1)),
  };
  if (finalTimeoutMs > 0) {
    cancelFinalTimeout = clock.schedule(finalTimeoutMs, () => finish('deadline_exceeded'));
  }
  awaitQuiet();

  return {
    transaction,
    isOpen,
    finish,
  };
}

/** undefined, which means "now", when there are no children. */
function lastEnd(children: readonly Span[]): number | undefined {
  return Math.max(...children.map(({ endTimestamp = 0 }) => endTimestamp), 0) || undefined;
}
