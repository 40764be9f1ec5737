import { QueryError } from '../query-error';
import type { TimeWindow } from '../time-window';

/** The buckets of a time series: whole multiples of the interval since the epoch that cover the window. */
export interface SeriesWindow {
  /** Seconds since the epoch at which the first bucket begins. */
  start: number;
  /** Seconds. */
  interval: number;
  buckets: number;
  /** The events that count: never before the window, after it only those of a bucket that has begun. */
  events: TimeWindow;
}

const MOST_BUCKETS = 1_000;
/** Without an interval the smallest of these, in seconds, that makes at most `USUAL_BUCKETS`. */
const INTERVALS = [1, 10, 60, 300, 900, 1_800, 3_600, 14_400, 43_200, 86_400];
const USUAL_BUCKETS = 100;

const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3_600],
  ['d', 86_400],
]);

/** Reads `interval` for a window; throws a `QueryError` when it is none or makes too many buckets. */
export function seriesWindow(interval: string | null, window: TimeWindow, now: number): SeriesWindow {
  const seconds = interval === null ? usualInterval(window) : parseInterval(interval);
  const start = Math.floor(window.from / seconds) * seconds;
  const buckets = Math.max(1, Math.ceil(((window.until ?? now) - start) / seconds));
  if (buckets > MOST_BUCKETS) {
    throw new QueryError(
      400,
      `interval: at most ${MOST_BUCKETS} steps in the window, this would be ${buckets}`,
    );
  }
  const until = window.until ?? start + buckets * seconds;
  return { start, interval: seconds, buckets, events: { ...window, until, seconds } };
}

function usualInterval({ seconds }: TimeWindow): number {
  return INTERVALS.find((interval) => seconds / interval <= USUAL_BUCKETS) ?? 86_400;
}

function parseInterval(text: string): number {
  const [, amount, unit = ''] = /^([1-9]\d{0,5})([smhd])$/.exec(text) ?? [];
  const seconds = Number(amount) * (UNIT_SECONDS.get(unit) ?? Number.NaN);
  if (!(seconds > 0)) throw new QueryError(400, 'interval: expected a step such as 30s, 5m, 1h or 1d');
  return seconds;
}
