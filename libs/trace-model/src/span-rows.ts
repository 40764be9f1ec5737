import { childrenInTrace } from './children-in-trace';
import type { SpanNode, TraceTree, TransactionNode } from './trace-tree';

/** One line of a span view. Rows come in pre-order: each parent before its children, siblings by start time. */
export interface SpanRow {
  node: SpanNode;
  /** 0 for a root; a child transaction's root is one deeper than the span that gave rise to it. */
  depth: number;
  /** How many rows hang directly from this one, whether they are shown or not. */
  childCount: number;
  /** Whether the rows below are left out. */
  isClosed: boolean;
  /** Whether no sibling follows below. */
  isLast: boolean;
}

export interface SpanRowOptions {
  /** The keys of the nodes whose descendants are left out. */
  closed?: ReadonlySet<string>;
}

/** The rows of one transaction. Its child transactions are not entered: each has a span view of its own. */
export function spanRowsOfTransaction(
  transaction: TransactionNode,
  { closed = new Set() }: SpanRowOptions = {},
): SpanRow[] {
  return rowsBelow([transaction.root], (node) => node.children, closed);
}

/** The rows of a whole trace: child transactions are inlined below the span that gave rise to them. */
export function spanRowsOfTrace(
  { roots }: Pick<TraceTree, 'roots'>,
  { closed = new Set() }: SpanRowOptions = {},
): SpanRow[] {
  return rowsBelow(
    roots.map((transaction) => transaction.root),
    childrenInTrace,
    closed,
  );
}

function rowsBelow(
  roots: readonly SpanNode[],
  childrenOf: (node: SpanNode) => readonly SpanNode[],
  closed: ReadonlySet<string>,
): SpanRow[] {
  const rows: SpanRow[] = [];
  const waiting = waitingSiblings(roots, 0);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth, isLast } = next;
    const children = childrenOf(node);
    const isClosed = closed.has(node.key) && children.length > 0;
    rows.push({ node, depth, isLast, childCount: children.length, isClosed });
    if (isClosed) continue;
    for (const child of waitingSiblings(children, depth + 1)) waiting.push(child);
  }
  return rows;
}

type WaitingNode = Pick<SpanRow, 'node' | 'depth' | 'isLast'>;

// The first sibling comes last, where `pop` finds it.
function waitingSiblings(siblings: readonly SpanNode[], depth: number): WaitingNode[] {
  return siblings.map((node, index) => ({ node, depth, isLast: index === siblings.length - 1 })).reverse();
}
