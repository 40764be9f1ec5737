import type { Transaction } from '../core/index';
import { createIdleTransaction, type IdleTransaction, type IdleTransactionOptions } from './idle-transaction';

/** The idle transactions of a page: at most one is current, and others may still wait for their last requests. */
export interface IdleTransactions {
  readonly open: ReadonlySet<IdleTransaction>;
  /** The open one that the page's work belongs to, unless a span claims it. */
  current(): IdleTransaction | undefined;
  /** Makes the transaction that `begin` starts the current one; whichever was current finishes first. */
  start(begin: () => Transaction): IdleTransaction;
  /** Answers with the current one, which is that no longer: what starts from now on is no part of it. */
  release(): IdleTransaction | undefined;
}

export function createIdleTransactions(options: Omit<IdleTransactionOptions, 'onFinish'>): IdleTransactions {
  const open = new Set<IdleTransaction>();
  let current: IdleTransaction | undefined;
  return {
    open,
    current: () => current,
    start(begin) {
      current?.finish();
      const started = createIdleTransaction(begin(), {
        ...options,
        onFinish() {
          open.delete(started);
          if (current === started) current = undefined;
        },
      });
      open.add(started);
      return (current = started);
    },
    release() {
      const released = current;
      current = undefined;
      return released;
    },
  };
}
