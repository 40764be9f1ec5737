import { childrenInTrace } from './children-in-trace';
import type { SpanNode, TraceTree } from './trace-tree';

/** A span in the order in which a trace is read from top to bottom. */
export interface PlacedSpan {
  node: SpanNode;
  /** Where its parent in the whole trace stands in the same order; -1 for a root. */
  parentIndex: number;
}

/** All spans of a trace, each parent before its children: backwards, each child comes before its parent. */
export function preOrderOf({ roots }: Pick<TraceTree, 'roots'>): PlacedSpan[] {
  const placed: PlacedSpan[] = [];
  const waiting: PlacedSpan[] = [];
  for (let index = roots.length - 1; index >= 0; index -= 1) {
    const root = roots[index];
    if (root !== undefined) waiting.push({ node: root.root, parentIndex: -1 });
  }
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const parentIndex = placed.length;
    placed.push(next);
    const children = childrenInTrace(next.node);
    for (let index = children.length - 1; index >= 0; index -= 1) {
      const node = children[index];
      if (node !== undefined) waiting.push({ node, parentIndex });
    }
  }
  return placed;
}
