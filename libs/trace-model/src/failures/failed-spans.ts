import { countsBelow } from './counts-below';
import { isFailedStatus } from './failed-status';
import { spanRowsOfTrace, type SpanRow } from '../tree/span-rows';
import type { SpanNode, TraceTree } from '../tree/trace-tree';

/** What failed in a trace, by status. Errors are counted by themselves: one may happen in a span that ends well. */
export interface FailedSpans {
  /** Root spans included, in the order of the rows of the trace. */
  spans: readonly SpanNode[];
  /** How many of them are root spans: transactions. */
  transactions: number;
  /** How many failed further down in the tree, by the key of a span that has any, other services included. */
  below: ReadonlyMap<string, number>;
}

/**
 * Finds what failed in a trace, and counts how much of it is below each span.
 *
 * @param order the rows of the trace, where they are there already
 */
export function failedSpans(
  tree: Pick<TraceTree, 'roots'>,
  order: readonly SpanRow[] = spanRowsOfTrace(tree),
): FailedSpans {
  const spans = order.map(({ node }) => node).filter(hasFailed);
  return {
    spans,
    transactions: spans.filter(({ isRoot }) => isRoot).length,
    below: spans.length === 0 ? new Map() : countsBelow(order, (node) => (hasFailed(node) ? 1 : 0)),
  };
}

function hasFailed({ span }: SpanNode): boolean {
  return isFailedStatus(span.status);
}
