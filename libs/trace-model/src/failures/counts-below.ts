import type { PlacedSpan } from '../tree/pre-order';
import type { SpanNode } from '../tree/trace-tree';

/**
 * How many of something are further down in the tree, by the key of a span that has any below it, other services
 * included; what a span has itself is counted above it only.
 *
 * @param order all spans, each parent before its children
 */
export function countsBelow(
  order: readonly PlacedSpan[],
  countAt: (node: SpanNode) => number,
): Map<string, number> {
  const below = new Map<string, number>();
  for (let index = order.length - 1; index >= 0; index -= 1) {
    const placed = order[index];
    const parent = order[placed?.parentIndex ?? -1];
    if (placed === undefined || parent === undefined) continue;
    const count = countAt(placed.node) + (below.get(placed.node.key) ?? 0);
    if (count > 0) below.set(parent.node.key, (below.get(parent.node.key) ?? 0) + count);
  }
  return below;
}
