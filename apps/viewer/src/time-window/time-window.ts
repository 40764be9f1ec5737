import type { AbsoluteWindow } from './absolute-window';

/** Either a window that moves with the clock, in the collector's words (`30m`, `24h`), or a fixed one (ISO texts, UTC). */
export type TimeWindow = { statsPeriod: string } | AbsoluteWindow;

/** The relative windows on offer, shortest first. */
export const STATS_PERIODS = ['15m', '1h', '24h', '7d', '14d'] as const;

/** What a view shows whose address names no window. */
export const DEFAULT_WINDOW: TimeWindow = { statsPeriod: '24h' };

/** What the collector answers at most. */
export const LONGEST_DAYS = 90;

/** The collector reads child spans of no longer window. */
export const LONGEST_DAYS_OF_SPANS = 7;

const DAY_SECONDS = 86_400;
const UNIT_SECONDS: Record<string, number> = { s: 1, m: 60, h: 3_600, d: DAY_SECONDS, w: 7 * DAY_SECONDS };

/** How long a period such as `30m` is, in seconds; `undefined` where it is none, or longer than so many days. */
export function periodSeconds(period: string, longestDays = LONGEST_DAYS): number | undefined {
  const [, amount, unit = ''] = /^([1-9]\d{0,6})([smhdw])$/.exec(period) ?? [];
  const seconds = Number(amount) * (UNIT_SECONDS[unit] ?? Number.NaN);
  return seconds <= longestDays * DAY_SECONDS ? seconds : undefined;
}

/** How long a window is, in seconds. */
export function windowSeconds(window: TimeWindow): number {
  if ('start' in window) return (Date.parse(window.end) - Date.parse(window.start)) / 1_000;
  return periodSeconds(window.statsPeriod) ?? DAY_SECONDS;
}

/** Reads the window of an address; what is missing or makes no sense falls back to the default. */
export function parseWindow(parameters: URLSearchParams, longestDays = LONGEST_DAYS): TimeWindow {
  const start = Date.parse(parameters.get('start') ?? '');
  const end = Date.parse(parameters.get('end') ?? '');
  if (start < end && end - start <= longestDays * DAY_SECONDS * 1_000) {
    return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  }
  const statsPeriod = parameters.get('statsPeriod') ?? '';
  return periodSeconds(statsPeriod, longestDays) === undefined ? DEFAULT_WINDOW : { statsPeriod };
}

/** Puts a window into an address; the default is left out. */
export function putWindow(parameters: URLSearchParams, window: TimeWindow): void {
  if ('start' in window) {
    parameters.set('start', window.start);
    parameters.set('end', window.end);
  } else if (window.statsPeriod !== '24h') {
    parameters.set('statsPeriod', window.statsPeriod);
  }
}

/** The next larger window: the next larger period, or twice as long around the same middle, but not beyond `now` (milliseconds). */
export function zoomedOut(window: TimeWindow, now: number, longestDays = LONGEST_DAYS): TimeWindow {
  const seconds = windowSeconds(window);
  const longest = longestDays * DAY_SECONDS;
  if (!('start' in window)) {
    const statsPeriod = STATS_PERIODS.find((period) => (periodSeconds(period, longestDays) ?? 0) > seconds);
    return { statsPeriod: statsPeriod ?? `${longestDays}d` };
  }
  const wider = Math.min(2 * seconds, longest) * 1_000;
  const middle = (Date.parse(window.start) + Date.parse(window.end)) / 2;
  const end = Math.min(middle + wider / 2, Math.max(now, Date.parse(window.end)));
  return { start: new Date(end - wider).toISOString(), end: new Date(end).toISOString() };
}

/** Whether there is no larger window. */
export function isWidest(window: TimeWindow, longestDays = LONGEST_DAYS): boolean {
  return windowSeconds(window) >= longestDays * DAY_SECONDS;
}

/** The window itself, or, where it is longer than so many days, as many of its latest. */
export function latestDaysOf(window: TimeWindow, days: number): TimeWindow {
  if (windowSeconds(window) <= days * DAY_SECONDS) return window;
  if (!('start' in window)) return { statsPeriod: `${days}d` };
  const start = new Date(Date.parse(window.end) - days * DAY_SECONDS * 1_000).toISOString();
  return { start, end: window.end };
}
