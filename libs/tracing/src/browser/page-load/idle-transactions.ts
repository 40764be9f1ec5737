import type { Transaction } from '../../core/index';
import { createIdleTransaction, type IdleTransaction, type IdleTransactionOptions } from './idle-transaction';

/** The idle transactions of a page: at most one is current, and others may still wait for their last requests. */
export interface IdleTransactions {
  readonly open: ReadonlySet<IdleTransaction>;
  /**
   * The open one that the page's work belongs to, unless a span claims it. Once it is set to undefined, what starts from
   * then on is no part of it.
   */
  current: IdleTransaction | undefined;
  /** Makes the transaction that `begin` starts the current one; whichever was current finishes first. */
  start(begin: () => Transaction): IdleTransaction;
}

export function createIdleTransactions(options: Omit<IdleTransactionOptions, 'onFinish'>): IdleTransactions {
  const open = new Set<IdleTransaction>();
  const idleTransactions: IdleTransactions = {
    open,
    current: undefined,
    start(begin) {
      idleTransactions.current?.finish();
      const started = createIdleTransaction(begin(), {
        ...options,
        onFinish() {
          open.delete(started);
          if (idleTransactions.current === started) idleTransactions.current = undefined;
        },
      });
      open.add(started);
      return (idleTransactions.current = started);
    },
  };
  return idleTransactions;
}
