import { compareSpans } from './chronological-order';
import type { SpanNode } from './trace-tree';

/** A span's children in the whole trace, by start time: child spans and the roots of child transactions. */
export function childrenInTrace({ children, childTransactions }: SpanNode): SpanNode[] {
  if (childTransactions.length === 0) return children;
  return [...children, ...childTransactions.map((transaction) => transaction.root)].sort((left, right) =>
    compareSpans(left.span, right.span),
  );
}
