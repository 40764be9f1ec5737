import type { TimeWindow } from '../../../time-window/time-window';
import { periodSeconds, windowSeconds } from '../../../time-window/time-window';

/** Events that take up a small part of a window: when they ended, and the window that would show them better. */
export interface CrowdedWindow {
  window: TimeWindow;
  /** Seconds from the first to now, where they go on until now; else from the first to the last. */
  seconds: number;
}

const SMALL_PART = 1 / 6;
const PERIODS = ['5m', '10m', '15m', '30m', '1h', '2h', '6h', '12h', '24h', '2d', '7d'];
/** Whoever was heard of this long ago may still be about to send more. */
const RECENT_SECONDS = 300;
/** What the collector's clock, as far as the page knows it, and another one may differ by without being told apart. */
const CLOCK_SECONDS = 5;

/**
 * A better window for events between `first` and `last` (seconds since 1970, as `now`): a period up to now, where they are
 * recent, else from when to when they ended, with a margin. `undefined` where they take up enough of theirs, or where some
 * end in the future of a window up to now: by such a clock nothing tells when they happened.
 */
export function crowdedWindow(
  window: TimeWindow,
  { first, last, now }: { first: number; last: number; now: number },
): CrowdedWindow | undefined {
  const longest = windowSeconds(window) * SMALL_PART;
  const [age, length] = [now - first, last - first];
  if ('statsPeriod' in window && last > now + CLOCK_SECONDS) return undefined;
  const period = PERIODS.find((name) => (periodSeconds(name) ?? 0) >= age * 1.1);
  if ('statsPeriod' in window && now - last <= Math.max(RECENT_SECONDS, length)) {
    const isShorter = period !== undefined && (periodSeconds(period) ?? longest) <= longest;
    if (isShorter) return { window: { statsPeriod: period }, seconds: Math.max(0, age) };
  }
  const margin = Math.max(1, length / 20);
  if (!(length + 2 * margin <= longest)) return undefined;
  const [start, end] = [Math.floor(first - margin), Math.ceil(last + margin)];
  return { window: { start: isoOf(start), end: isoOf(end) }, seconds: length };
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1_000).toISOString();
}
