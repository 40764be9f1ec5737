import { preOrder } from './pre-order';
import type { SpanNode } from './trace-tree';

/**
 * The spans of one transaction in pre-order: each parent before its children, siblings by start time. Child
 * transactions are not entered.
 */
export function* walkSpans(root: SpanNode): Generator<SpanNode> {
  for (const { node } of preOrder([root], ({ children }) => children)) yield node;
}
