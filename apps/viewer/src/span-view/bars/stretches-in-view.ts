import type { TimeAxis, TimeWindow, WindowFraction } from '@clew/trace-model';
import { placeInView } from '../zoom/zoom';

/** A stretch as places of the view: 0 is its left edge, 1 its right one. */
export interface StretchInView {
  left: number;
  right: number;
}

/** Nobody sees so small a part of the view between two stretches, which are drawn as one. */
const LEAST_BETWEEN = 0.001;

/** What of stretches that come by time is in view, cut at its edges. */
export function stretchesInView(
  axis: TimeAxis,
  zoom: WindowFraction,
  stretches: readonly TimeWindow[],
): StretchInView[] {
  const drawn: StretchInView[] = [];
  for (const { startTimestamp, endTimestamp } of stretches) {
    const left = Math.max(placeInView(zoom, axis.placeOf(startTimestamp)), 0);
    const right = Math.min(placeInView(zoom, axis.placeOf(endTimestamp)), 1);
    if (right <= 0 || left >= 1) continue;
    const last = drawn.at(-1);
    if (last !== undefined && left - last.right < LEAST_BETWEEN) last.right = right;
    else drawn.push({ left, right });
  }
  return drawn;
}
