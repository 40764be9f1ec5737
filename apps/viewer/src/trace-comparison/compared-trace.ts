import type { TraceResponse, TraceTree } from '@clew/trace-model';
import { assembleTrace, failedSpans, walkSpans, windowOfTrace } from '@clew/trace-model';

/** A trace with what sets it apart from another at first sight. */
export interface ComparedTrace {
  tree: TraceTree;
  /** The time that all its spans cover, in seconds. */
  duration: number;
  /** How long its longest span took, in seconds. */
  longest: number;
  /** How many of its spans failed. */
  failed: number;
}

/** A trace as it is compared with another. */
export function comparedTrace(trace: TraceResponse): ComparedTrace {
  const tree = assembleTrace(trace);
  const { startTimestamp, endTimestamp } = windowOfTrace(tree);
  return {
    tree,
    duration: endTimestamp - startTimestamp,
    longest: longestSpan(tree),
    failed: failedSpans(tree).spans.length,
  };
}

function longestSpan({ transactions }: TraceTree): number {
  let longest = 0;
  for (const { root } of transactions) {
    for (const { span } of walkSpans(root))
      longest = Math.max(longest, span.timestamp - span.start_timestamp);
  }
  return longest;
}
