import type { PlacedErrors } from './place-errors';
import type { StoredError } from '../stored-trace';
import type { SpanNode, TransactionNode } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

/** The spans of some transactions in which errors happened, by the error. */
export function spansOfErrors(
  transactions: readonly TransactionNode[],
  { at }: Pick<PlacedErrors, 'at'>,
): Map<StoredError, SpanNode> {
  const spans = new Map<StoredError, SpanNode>();
  if (at.size === 0) return spans;
  for (const { root } of transactions) {
    for (const node of walkSpans(root)) for (const error of at.get(node.key) ?? []) spans.set(error, node);
  }
  return spans;
}
