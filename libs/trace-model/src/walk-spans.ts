import type { SpanNode } from './trace-tree';

/**
 * The spans of one transaction in pre-order: each parent before its children, siblings by start time. Child
 * transactions are not entered.
 */
export function* walkSpans(root: SpanNode): Generator<SpanNode> {
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index];
      if (child !== undefined) waiting.push(child);
    }
  }
}
