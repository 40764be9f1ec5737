import { childrenInTrace } from './children-in-trace';
import { preOrder, type PlacedSpan } from './pre-order';
import type { TraceTree, TransactionNode } from './trace-tree';

/** One line of a span view. A child transaction's root is one deeper than the span that gave rise to it. */
export type SpanRow = PlacedSpan;

/** The rows of one transaction. Its child transactions are not entered: each has a span view of its own. */
export function spanRowsOfTransaction({ root }: Pick<TransactionNode, 'root'>): SpanRow[] {
  return [...preOrder([root], ({ children }) => children)];
}

/** The rows of a whole trace: child transactions are inlined below the span that gave rise to them. */
export function spanRowsOfTrace({ roots }: Pick<TraceTree, 'roots'>): SpanRow[] {
  return [
    ...preOrder(
      roots.map(({ root }) => root),
      childrenInTrace,
    ),
  ];
}
