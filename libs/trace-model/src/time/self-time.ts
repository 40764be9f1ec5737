import { childrenInTrace } from '../tree/children-in-trace';
import type { SpanNode } from '../tree/trace-tree';

/** The seconds of a span during which none of its children ran, child transactions in other services included. */
export function selfTime(node: SpanNode): number {
  const { start_timestamp: start, timestamp: end } = node.span;
  let covered = 0;
  let coveredUntil = start;
  for (const { span } of childrenInTrace(node)) {
    const from = Math.max(span.start_timestamp, coveredUntil);
    const until = Math.min(span.timestamp, end);
    if (until <= from) continue;
    covered += until - from;
    coveredUntil = until;
  }
  return Math.max(0, end - start - covered);
}
