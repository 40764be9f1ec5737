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
/** Clocks tell no shorter ones apart. */
const SHORTEST = 0.001;
/** Where the slowest of most takes so many times as long as the fastest, equal steps would tell nothing of the fast ones. */
const UNEVEN = 30;
/** Further than so many times from most others the slowest and the fastest are counted together. */
const FAR = 100;

/**
 * The bounds of a histogram's buckets: round durations, evenly far apart, or each some times the one before where they are
 * spread over more than about a decade and a half. What lies far from most is less than the first bound, or
 * not less than the last; otherwise all of them lie between these.
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
  const step = roundDuration(Math.max((to - from) / MOST_BUCKETS, SHORTEST));
  const first = Math.floor(from / step);
  const last = Math.floor(to / step) + 1;
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** All of them, up to as far below and above most as these are apart; where most are the same, what is around. */
function shownOf({ least, p10, p90, greatest }: DurationSpread): { from: number; to: number } {
  const apart = p90 - p10;
  if (apart > SHORTEST) return { from: Math.max(0, least, p10 - apart), to: Math.min(greatest, p90 + apart) };
  const around = Math.max(p90 / 2, SHORTEST * MOST_BUCKETS);
  return { from: Math.max(0, p10 - around), to: p90 + around };
}
