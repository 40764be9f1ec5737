import type { TraceTree, TransactionNode } from './trace-tree';

export interface ClockSkew {
  transaction: TransactionNode;
  /** By how much the transaction seems to start before the span that gave rise to it. The true skew is at least this. */
  seconds: number;
}

/**
 * The child transactions that seem to start before their parent span: since the cause comes first, the two services'
 * clocks disagree. The times are shown as they were sent; nothing here corrects them.
 */
export function clockSkews({ transactions }: Pick<TraceTree, 'transactions'>): ClockSkew[] {
  return transactions.flatMap((transaction) => {
    const seconds = clockSkewOf(transaction);
    return seconds > 0 ? [{ transaction, seconds }] : [];
  });
}

/** By how many seconds a transaction seems to start before its parent span; 0 where it does not, or has no parent. */
export function clockSkewOf({
  transaction,
  parent,
}: Pick<TransactionNode, 'transaction' | 'parent'>): number {
  if (parent === undefined) return 0;
  return Math.max(0, parent.span.start_timestamp - transaction.start_timestamp);
}
