import { childrenInTrace } from './children-in-trace';
import type { SpanNode, TraceTree, TransactionNode } from './trace-tree';

/** One line of a span view. Rows come in pre-order: each parent before its children, siblings by start time. */
export interface SpanRow {
  node: SpanNode;
  /** 0 for a root; a child transaction's root is one deeper than the span that gave rise to it. */
  depth: number;
  /** How many rows hang directly from this one. */
  childCount: number;
}

/** The rows of one transaction. Its child transactions are not entered: each has a span view of its own. */
export function spanRowsOfTransaction(transaction: TransactionNode): SpanRow[] {
  return rowsBelow([transaction.root], (node) => node.children);
}

/** The rows of a whole trace: child transactions are inlined below the span that gave rise to them. */
export function spanRowsOfTrace({ roots }: Pick<TraceTree, 'roots'>): SpanRow[] {
  return rowsBelow(
    roots.map((transaction) => transaction.root),
    childrenInTrace,
  );
}

function rowsBelow(
  roots: readonly SpanNode[],
  childrenOf: (node: SpanNode) => readonly SpanNode[],
): SpanRow[] {
  const rows: SpanRow[] = [];
  // The first sibling comes last, where `pop` finds it.
  const waiting = roots.map((node) => ({ node, depth: 0 })).reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    const children = childrenOf(node);
    rows.push({ node, depth, childCount: children.length });
    for (let place = children.length - 1; place >= 0; place -= 1) {
      const child = children[place];
      if (child !== undefined) waiting.push({ node: child, depth: depth + 1 });
    }
  }
  return rows;
}
