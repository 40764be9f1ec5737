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
  /** Whether more of it was under way: what comes next is the rest of what is stored, and nothing that arrived. */
  wasLoadingMore: boolean;
}

const NONE: readonly TransactionNode[] = [];

/** Tells the transactions that arrive while a trace is looked at from those that were there before. */
export function useArrivals(tree: TraceTree, isLoadingMore: boolean): Arrivals {
  const [seen, setSeen] = useState<Seen>(() => ({ ...seenOf(tree, isLoadingMore), fresh: NONE, count: 0 }));
  if (seen.tree !== tree) {
    const isRest = isLoadingMore || seen.wasLoadingMore;
    const fresh = isRest ? NONE : tree.transactions.filter(({ key }) => !seen.keys.has(key));
    const latest = fresh.length > 0 ? fresh : seen.fresh;
    setSeen({ ...seenOf(tree, isLoadingMore), fresh: latest, count: seen.count + fresh.length });
  }
  const { fresh, count } = seen;
  useEffect(() => {
    if (fresh.length === 0) return;
    const timer = setTimeout(() => setSeen((current) => ({ ...current, fresh: NONE })), MARKED_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [fresh]);
  return { fresh, count };
}

function seenOf(tree: TraceTree, wasLoadingMore: boolean): Omit<Seen, keyof Arrivals> {
  return { tree, keys: new Set(tree.transactions.map(({ key }) => key)), wasLoadingMore };
}
