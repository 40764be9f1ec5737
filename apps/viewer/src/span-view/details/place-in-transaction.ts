import { formatDuration } from '../../format/format-duration';

interface Started {
  start_timestamp: number;
}

/** When a span starts, seen from its transaction. Clocks may disagree, so that a span starts before it. */
export function placeInTransaction(span: Started, transaction: Started): string {
  const offsetMs = (span.start_timestamp - transaction.start_timestamp) * 1_000;
  return offsetMs < 0
    ? `starts ${formatDuration(-offsetMs)} before it`
    : `starts after ${formatDuration(offsetMs)}`;
}
