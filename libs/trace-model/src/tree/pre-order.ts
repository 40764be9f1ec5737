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
  const waiting = roots.map((node) => placed(node, 0, -1)).reverse();
  let index = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const children = childrenOf(next.node);
    next.childCount = children.length;
    yield next;
    for (let place = children.length - 1; place >= 0; place -= 1) {
      const node = children[place];
      if (node !== undefined) waiting.push(placed(node, next.depth + 1, index));
    }
    index += 1;
  }
}

function placed(node: SpanNode, depth: number, parentIndex: number): PlacedSpan {
  return { node, depth, parentIndex, childCount: 0 };
}
