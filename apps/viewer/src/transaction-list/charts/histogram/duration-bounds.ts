import { durationPrecision } from '../../../format/duration-precision';
import { roundDuration } from '../../../format/round-duration';
import { roundDurationsBetween } from './round-durations-between';

/** How durations are spread, in milliseconds. */
export interface DurationSpread {
  least: number;
  p10: number;
  p90: number;
  greatest: number;
}

const MOST_BUCKETS = 32;
/** Two bars alone would be as wide as a wall. */
const FEWEST_BUCKETS = 8;
/** Clocks tell no shorter ones apart. */
const SHORTEST = 0.001;
/** Where the slowest of most takes so many times as long as the fastest, equal steps would tell nothing of the fast ones. */
const UNEVEN = 30;
/** Further than so many times from most others the slowest and the fastest are counted together. */
const FAR = 100;

/**
 * The bounds of a histogram's buckets: round durations that read differently, evenly far apart, or each some times the
 * one before where they are spread over more than about a decade and a half. What lies far from most is less than the
 * first bound, or not less than the last; otherwise all of them lie between these.
 */
export function durationBounds({ least, p10, p90, greatest }: DurationSpread): number[] {
  const low = p10 > SHORTEST ? p10 : Math.max(SHORTEST, p90 / FAR ** 2);
  if (p90 <= UNEVEN * low) return evenBounds({ least, p10, p90, greatest });
  return roundDurationsBetween(
    least >= Math.max(low / FAR, SHORTEST) ? least : low,
    greatest <= p90 * FAR ? greatest : p90,
    MOST_BUCKETS,
  );
}

function evenBounds(spread: DurationSpread): number[] {
  const { from, to } = shownOf(spread);
  const finest = roundDuration(Math.max((to - from) / MOST_BUCKETS, durationPrecision(to)));
  const step = Math.max(finest, durationPrecision(endOf(to, finest)));
  const first = Math.floor(from / step);
  const last = Math.round(endOf(to, step) / step);
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** The first multiple of the step that is more. */
function endOf(to: number, step: number): number {
  return Number(((Math.floor(to / step) + 1) * step).toPrecision(12));
}

/**
 * All of them, up to as far below and above most as these are apart, with what is around where few durations between them
 * read differently.
 */
function shownOf({ least, p10, p90, greatest }: DurationSpread): { from: number; to: number } {
  const apart = p90 - p10;
  const precision = durationPrecision(p90);
  if (apart > precision) {
    const [from, to] = [Math.max(0, least, p10 - apart), Math.min(greatest, p90 + apart)];
    const margin = Math.max(0, (FEWEST_BUCKETS * precision - (to - from)) / 2);
    return { from: Math.max(0, from - margin), to: to + margin };
  }
  const around = Math.max(p90 / 2, SHORTEST * MOST_BUCKETS);
  return { from: Math.max(0, p10 - around), to: p90 + around };
}
