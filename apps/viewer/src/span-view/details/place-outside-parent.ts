import { formatDuration } from '../../format/format-duration';

interface Timed {
  start_timestamp: number;
  timestamp: number;
}

/** How a span leaves its parent's time, in words; `undefined` where it does not. */
export function placeOutsideParent(parent: Timed, span: Timed): string | undefined {
  const afterMs = (span.start_timestamp - parent.timestamp) * 1_000;
  const beforeMs = (parent.start_timestamp - span.start_timestamp) * 1_000;
  const longerMs = (span.timestamp - parent.timestamp) * 1_000;
  if (afterMs > 0) return `starts ${formatDuration(afterMs)} after its parent has finished`;
  const parts = [
    ...(beforeMs > 0 ? [`starts ${formatDuration(beforeMs)} before its parent`] : []),
    ...(longerMs > 0 ? [`finishes ${formatDuration(longerMs)} after its parent`] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : undefined;
}
