import type { SpanNode } from './trace-tree';

/**
 * The spans of one transaction in pre-order: each parent before its children, siblings by start time. Child
 * transactions are not entered.
 */
export function* walkSpans(root: SpanNode): Generator<SpanNode> {
  // Whoever walks asks for no places, and every figure of a trace walks: without them it takes half as long.
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    for (let place = node.children.length - 1; place >= 0; place -= 1) {
      const child = node.children[place];
      if (child !== undefined) waiting.push(child);
    }
  }
}
