import type { TraceTree, TransactionNode } from '../tree/trace-tree';

export interface ClockSkew {
  transaction: TransactionNode;
  /** By how much the transaction seems to start before the span that gave rise to it. The true skew is at least this. */
  seconds: number;
}

/** How far two services' clocks are apart at least: `service`'s is behind `caller`'s. */
export interface ServiceSkew {
  service: string;
  caller: string;
  /** The largest that any of the transactions proves. */
  seconds: number;
  /** By how many transactions it shows. */
  transactions: number;
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

/** The same for each pair of services, the largest first. Two machines of one service may be a pair, too. */
export function clockSkewsByService(tree: Pick<TraceTree, 'transactions'>): ServiceSkew[] {
  const pairs = new Map<string, ServiceSkew>();
  for (const { transaction, seconds } of clockSkews(tree)) {
    const service = transaction.transaction.project;
    const caller = transaction.parent?.transaction.project ?? '';
    const key = `${service}\n${caller}`;
    const pair = pairs.get(key) ?? { service, caller, seconds: 0, transactions: 0 };
    pair.seconds = Math.max(pair.seconds, seconds);
    pair.transactions += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()].sort((left, right) => right.seconds - left.seconds);
}
