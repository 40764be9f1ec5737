import type { SpanNode } from './trace-tree';

/** A span in the order in which a tree is read from top to bottom. */
export interface PlacedSpan {
  node: SpanNode;
  /** 0 for a root. */
  depth: number;
  /** Where its parent stands in the same order; -1 for a root. */
  parentIndex: number;
  /** How many spans hang directly from this one. */
  childCount: number;
}

/** Each parent before its children, siblings by start time: backwards, each child comes before its parent. */
export function* preOrder(
  roots: readonly SpanNode[],
  childrenOf: (node: SpanNode) => readonly SpanNode[],
): Generator<PlacedSpan> {
  // The first sibling comes last, where `pop` finds it.
  const waiting = roots.map((node) => ({ node, depth: 0, parentIndex: -1 })).reverse();
  let index = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = childrenOf(next.node);
    yield { ...next, childCount: children.length };
    for (let place = children.length - 1; place >= 0; place -= 1) {
      const node = children[place];
      if (node !== undefined) waiting.push({ node, depth: next.depth + 1, parentIndex: index });
    }
    index += 1;
  }
}
