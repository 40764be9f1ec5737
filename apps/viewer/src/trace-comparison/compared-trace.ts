import type { TraceResponse, TraceTree } from '@clew/trace-model';
import { assembleTrace, windowOfTrace } from '@clew/trace-model';

/** A trace with the time that all its spans cover. */
export interface ComparedTrace {
  tree: TraceTree;
  /** In seconds. */
  duration: number;
}

/** A trace as it is compared with another. */
export function comparedTrace(trace: TraceResponse): ComparedTrace {
  const tree = assembleTrace(trace);
  const { startTimestamp, endTimestamp } = windowOfTrace(tree);
  return { tree, duration: endTimestamp - startTimestamp };
}
