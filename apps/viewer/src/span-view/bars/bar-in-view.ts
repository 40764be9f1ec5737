import type { TimeAxis, WindowFraction } from '@clew/trace-model';
import { extentOf } from '@clew/trace-model';
import { placeInView } from '../zoom/zoom';

interface Timed {
  start_timestamp: number;
  timestamp: number;
}

/** What of a span is in view, as places from 0 (left edge) to 1, and on which sides it goes on. */
export interface BarInView {
  left: number;
  right: number;
  goesOnBefore: boolean;
  goesOnAfter: boolean;
}

/** `before` or `after` where nothing of the span is in view. */
export function barInView(axis: TimeAxis, zoom: WindowFraction, span: Timed): BarInView | 'before' | 'after' {
  const { start, end } = extentOf(axis, span);
  const [left, right] = [placeInView(zoom, start), placeInView(zoom, end)];
  if (right < 0) return 'before';
  if (left > 1) return 'after';
  return {
    left: Math.max(left, 0),
    right: Math.min(right, 1),
    goesOnBefore: left < -TOLERANCE,
    goesOnAfter: right > 1 + TOLERANCE,
  };
}

/** Places are quotients of sums of floats: what fills the view exactly must not seem to go on. */
const TOLERANCE = 1e-9;

/** The parts of a span that lie outside its parent's time. */
export function partsOutside(parent: Timed, { start_timestamp, timestamp }: Timed): Timed[] {
  const parts = [
    { start_timestamp, timestamp: Math.min(timestamp, parent.start_timestamp) },
    { start_timestamp: Math.max(start_timestamp, parent.timestamp), timestamp },
  ];
  return parts.filter((part) => part.timestamp > part.start_timestamp);
}
