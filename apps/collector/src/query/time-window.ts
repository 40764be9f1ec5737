import { parseTimestamp } from '../ingest/payload/timestamp';
import { QueryError } from './query-error';

/** The queried window in seconds since the epoch. Without `until` it is open: clocks that run ahead are seen too. */
export interface TimeWindow {
  from: number;
  until?: number;
  /** What rates divide by. */
  seconds: number;
}

const UNIT_SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3_600],
  ['d', 86_400],
  ['w', 604_800],
]);
/** How long a window is when nothing was asked for, as a `statsPeriod`, and at most. */
export interface WindowBounds {
  usual: string;
  longestDays: number;
}

const DAY_SECONDS = 86_400;
const DISCOVER: WindowBounds = { usual: '14d', longestDays: 90 };

/** `statsPeriod=24h` counts back from now, `start` and `end` (RFC 3339, UTC, or seconds) are absolute. */
export function timeWindow(
  parameters: URLSearchParams,
  now: number,
  bounds: WindowBounds = DISCOVER,
): TimeWindow {
  const [start, end] = [parameters.get('start'), parameters.get('end')];
  if (start === null && end === null)
    return recentWindow(parameters.get('statsPeriod') ?? bounds.usual, now, bounds);
  if (parameters.has('statsPeriod'))
    throw new QueryError(400, 'statsPeriod: give either statsPeriod or start and end');
  if (start === null || end === null) throw new QueryError(400, 'start: start and end belong together');
  const window = { from: timeOf(start, 'start'), until: timeOf(end, 'end') };
  const seconds = window.until - window.from;
  if (!(seconds > 0)) throw new QueryError(400, 'start: start must be before end');
  return { ...window, seconds: withinLimit(seconds, 'start', bounds) };
}

/** Whether a window is one that could have been asked for, at most a day ago. */
export function isAllowedWindow(
  { from, until, seconds }: TimeWindow,
  now: number,
  { longestDays }: WindowBounds = DISCOVER,
): boolean {
  const isWhole = until === undefined ? now - from <= seconds + DAY_SECONDS : until - from === seconds;
  return isWhole && seconds > 0 && seconds <= longestDays * DAY_SECONDS;
}

function recentWindow(period: string, now: number, bounds: WindowBounds): TimeWindow {
  const [, amount, unit] = /^([1-9]\d{0,6})([smhdw])$/.exec(period) ?? [];
  if (amount === undefined || unit === undefined) {
    throw new QueryError(400, 'statsPeriod: expected a period such as 30m, 24h or 14d');
  }
  const seconds = withinLimit(Number(amount) * (UNIT_SECONDS.get(unit) ?? 1), 'statsPeriod', bounds);
  return { from: now - seconds, seconds };
}

function timeOf(text: string, name: string): number {
  const time = /^\d{1,10}(\.\d{1,9})?$/.test(text) ? Number(text) : parseTimestamp(text);
  if (time === undefined || time < 0) {
    throw new QueryError(
      400,
      `${name}: expected a time such as 2026-11-22T12:00:00Z or seconds since the epoch`,
    );
  }
  return time;
}

function withinLimit(seconds: number, parameter: string, { longestDays }: WindowBounds): number {
  if (seconds <= longestDays * DAY_SECONDS) return seconds;
  throw new QueryError(400, `${parameter}: the window is longer than ${longestDays} days`);
}
