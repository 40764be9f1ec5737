import type { WindowFraction } from '@clew/trace-model';

/** Nothing zoomed. */
export const WHOLE: WindowFraction = { start: 0, end: 1 };

/** The smallest part of the whole that can be in view. */
export const NARROWEST = 0.005;

export function isWhole({ start, end }: WindowFraction): boolean {
  return start <= 0 && end >= 1;
}

/** Makes the part in view `factor` times as long; what is at `place` of the whole stays where it is, if it can. */
export function zoomAround(zoom: WindowFraction, place: number, factor: number): WindowFraction {
  const width = zoom.end - zoom.start;
  const newWidth = Math.min(Math.max(width * factor, NARROWEST), 1);
  return startingAt(place - ((place - zoom.start) * newWidth) / width, newWidth);
}

/** Moves the part in view by a share of its own length, as far as there is something to see. */
export function panBy({ start, end }: WindowFraction, share: number): WindowFraction {
  const width = end - start;
  return startingAt(start + share * width, width);
}

function startingAt(start: number, width: number): WindowFraction {
  const kept = Math.min(Math.max(start, 0), 1 - width);
  return { start: kept, end: kept + width };
}

/** Where a place of the whole is in the part in view: 0 is its left edge, 1 its right one. */
export function placeInView({ start, end }: WindowFraction, place: number): number {
  return (place - start) / (end - start);
}
