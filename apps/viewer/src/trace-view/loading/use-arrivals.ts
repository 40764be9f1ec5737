import type { TraceTree, TransactionNode } from '@clew/trace-model';
import { useEffect, useState } from 'react';

const MARKED_MILLISECONDS = 4_000;

/** What has come since the page was opened. */
interface Arrivals {
  /** The transactions that came with the latest answer; forgotten after a few seconds. */
  fresh: readonly TransactionNode[];
  /** How many have come altogether. */
  count: number;
}

interface Seen extends Arrivals {
  tree: TraceTree;
  keys: ReadonlySet<string>;
}

const NONE: readonly TransactionNode[] = [];

/** Tells the transactions that arrive while a trace is looked at from those that were there before. */
export function useArrivals(tree: TraceTree, isLoadingMore: boolean): Arrivals {
  const [seen, setSeen] = useState<Seen>(() => ({ tree, keys: keysOf(tree), fresh: NONE, count: 0 }));
  if (seen.tree !== tree) {
    const fresh = isLoadingMore ? NONE : tree.transactions.filter(({ key }) => !seen.keys.has(key));
    const latest = fresh.length > 0 ? fresh : seen.fresh;
    setSeen({ tree, keys: keysOf(tree), fresh: latest, count: seen.count + fresh.length });
  }
  const { fresh, count } = seen;
  useEffect(() => {
    if (fresh.length === 0) return;
    const timer = setTimeout(() => setSeen((current) => ({ ...current, fresh: NONE })), MARKED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return { fresh, count };
}

function keysOf({ transactions }: TraceTree): ReadonlySet<string> {
  return new Set(transactions.map(({ key }) => key));
}
