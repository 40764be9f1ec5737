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
  const counts = new Int32Array(order.length);
  for (let place = order.length - 1; place >= 0; place -= 1) {
    const placed = order[place];
    if (placed === undefined || placed.parentIndex < 0) continue;
    const count = countAt(placed.node) + (counts[place] ?? 0);
    counts[placed.parentIndex] = (counts[placed.parentIndex] ?? 0) + count;
  }
  const below = new Map<string, number>();
  order.forEach(({ node }, place) => {
    const count = counts[place] ?? 0;
    if (count > 0) below.set(node.key, count);
  });
  return below;
}
