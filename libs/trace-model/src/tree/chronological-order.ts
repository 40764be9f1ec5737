import type { StoredSpan, StoredTransaction } from '../stored-trace';

/** By start time, then id; the remaining fields only decide between two spans that share an id. */
export function compareSpans(left: StoredSpan, right: StoredSpan): number {
  return (
    left.start_timestamp - right.start_timestamp ||
    compareText(left.span_id, right.span_id) ||
    left.timestamp - right.timestamp ||
    compareText(left.op ?? '', right.op ?? '') ||
    compareText(left.description ?? '', right.description ?? '')
  );
}

/** By start time, then the root span's id, then the event's. */
export function compareTransactions(left: StoredTransaction, right: StoredTransaction): number {
  return (
    left.start_timestamp - right.start_timestamp ||
    compareText(left.span_id, right.span_id) ||
    compareText(left.project, right.project) ||
    compareText(left.event_id, right.event_id) ||
    left.timestamp - right.timestamp
  );
}

// Code units, not a locale: the order must not depend on the machine that draws it.
function compareText(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
