import type { TraceTree, TransactionNode } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

/** A stretch of time, in seconds since the epoch. */
export interface TimeWindow {
  startTimestamp: number;
  endTimestamp: number;
}

/** A stretch of a window as fractions of it: 0 is the window's start, 1 its end; what lies outside is below or above. */
export interface WindowFraction {
  start: number;
  end: number;
}

/** The time that the spans of these transactions cover: longer than the transactions where a child outlives its parent. */
export function windowOf(transactions: readonly Pick<TransactionNode, 'root'>[]): TimeWindow {
  let startTimestamp = Infinity;
  let endTimestamp = -Infinity;
  for (const { root } of transactions) {
    for (const { span } of walkSpans(root)) {
      startTimestamp = Math.min(startTimestamp, span.start_timestamp);
      endTimestamp = Math.max(endTimestamp, span.start_timestamp, span.timestamp);
    }
  }
  return transactions.length > 0 ? { startTimestamp, endTimestamp } : { startTimestamp: 0, endTimestamp: 0 };
}

/** The time that all spans of a trace cover, so that none is clipped, whatever its service's clock says. */
export function windowOfTrace({ transactions }: Pick<TraceTree, 'transactions'>): TimeWindow {
  return windowOf(transactions);
}

/**
 * The selection between two handles that may have been dragged past each other or past the edges: inside [0, 1] and at
 * least `minimumWidth` wide.
 */
export function selectionBetween(first: number, second: number, minimumWidth = 0.005): WindowFraction {
  const start = Math.min(Math.max(Math.min(first, second), 0), 1 - minimumWidth);
  const end = Math.min(Math.max(first, second, start + minimumWidth), 1);
  return { start, end };
}
