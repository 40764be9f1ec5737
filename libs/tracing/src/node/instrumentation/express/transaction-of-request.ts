import type { Transaction } from '../../../core/index';

/** Of the process, so that two copies of this library do not both trace a request. */
const TRANSACTIONS = Symbol.for('clew.transactionsOfRequests');

/**
 * Beside the requests, not on them: Express gives each request a prototype, after which V8 makes a shape of its own for
 * every property that is added to it (1.4 kB, and whoever reads the request afterwards has not seen that shape before).
 */
const transactions = ((globalThis as { [TRANSACTIONS]?: WeakMap<object, Transaction> })[TRANSACTIONS] ??=
  new WeakMap());

/** The transaction that `tracingHandler` has made of a request. */
export function transactionOf(request: object): Transaction | undefined {
  return transactions.get(request);
}

export function keepTransactionOf(request: object, transaction: Transaction): void {
  transactions.set(request, transaction);
}
