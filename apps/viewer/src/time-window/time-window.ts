import type { AbsoluteWindow } from './absolute-window';

/** The relative time windows on offer, shortest first; the words are the collector's `statsPeriod`. */
export const STATS_PERIODS = ['15m', '1h', '24h', '14d'] as const;

export type StatsPeriod = (typeof STATS_PERIODS)[number];

/** Either a window that moves with the clock, or a fixed one (ISO texts, UTC). */
export type TimeWindow = { statsPeriod: StatsPeriod } | AbsoluteWindow;

/** What a view shows whose address names no window. */
export const DEFAULT_WINDOW: TimeWindow = { statsPeriod: '24h' };

/** Reads the window of an address; what is missing or makes no sense falls back to the default. */
export function parseWindow(parameters: URLSearchParams): TimeWindow {
  const start = Date.parse(parameters.get('start') ?? '');
  const end = Date.parse(parameters.get('end') ?? '');
  if (start < end) return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
  const statsPeriod = STATS_PERIODS.find((period) => period === parameters.get('statsPeriod'));
  return statsPeriod === undefined ? DEFAULT_WINDOW : { statsPeriod };
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
