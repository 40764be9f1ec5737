import type { TraceTree, TransactionNode } from './trace-tree';
import { walkSpans } from './walk-spans';

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
 * Where in a window a span lies. It is at least `minimumWidth` wide, so that a span without duration can be seen; one
 * at the window's very end is widened to the left. Nothing is clipped. In a window without duration all spans fill it.
 */
export function fractionOf(
  { startTimestamp, endTimestamp }: TimeWindow,
  span: { start_timestamp: number; timestamp: number },
  minimumWidth = 0,
): WindowFraction {
  const duration = endTimestamp - startTimestamp;
  if (duration <= 0) return { start: 0, end: 1 };
  const start = (span.start_timestamp - startTimestamp) / duration;
  const end = Math.max(start, (span.timestamp - startTimestamp) / duration);
  if (end - start >= minimumWidth) return { start, end };
  const fitsToTheRight = start > 1 || start + minimumWidth <= 1;
  return fitsToTheRight
    ? { start, end: start + minimumWidth }
    : { start: 1 - minimumWidth, end: Math.max(end, 1) };
}

/** The moment at a fraction of a window, in seconds since the epoch. */
export function timestampAt({ startTimestamp, endTimestamp }: TimeWindow, fraction: number): number {
  return startTimestamp + (endTimestamp - startTimestamp) * fraction;
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

/** The part of a window that is selected. */
export function windowSelection(window: TimeWindow, { start, end }: WindowFraction): TimeWindow {
  return { startTimestamp: timestampAt(window, start), endTimestamp: timestampAt(window, end) };
}
