import { formatDuration } from './format-duration';

const dateTime = new Intl.DateTimeFormat('en', {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
});

const clock = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' });

function isShowable(seconds: number): boolean {
  return Number.isFinite(seconds) && Math.abs(seconds) < 8.64e12;
}

/** A moment in the reader's own time zone, to the millisecond; takes seconds since 1970. */
export function formatTime(seconds: number): string {
  return isShowable(seconds) ? dateTime.format(new Date(seconds * 1_000)) : '–';
}

/** The time of day of a moment in the reader's own time zone, such as `14:03:12`; takes seconds since 1970. */
export function formatClock(seconds: number): string {
  return isShowable(seconds) ? clock.format(new Date(seconds * 1_000)) : '–';
}

/** The same moment for machines (the `datetime` attribute); takes seconds since 1970. */
export function isoTime(seconds: number): string {
  return isShowable(seconds) ? new Date(seconds * 1_000).toISOString() : '';
}

/** What two clocks that are right may differ by. */
const SAME_TIME_SECONDS = 5;

/** How long ago, in one unit: `now`, `12 s ago`, `3 min ago`, `5 h ago`, `2 d ago`. Both in seconds since 1970. */
export function formatAge(seconds: number, nowInSeconds: number): string {
  const age = nowInSeconds - seconds;
  if (!Number.isFinite(age)) return '–';
  if (age < -SAME_TIME_SECONDS) return `in ${wholeUnit(-age)}`;
  return age < 2 ? 'now' : `${wholeUnit(age)} ago`;
}

function wholeUnit(seconds: number): string {
  const unit = [86_400, 3_600, 60, 1].find((size) => seconds >= size) ?? 1;
  return formatDuration(Math.floor(seconds / unit) * unit * 1_000);
}

/** Reads what the collector sends for a date: an ISO text (zone-less means UTC) or seconds; `NaN` if neither. */
export function secondsOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return Number.NaN;
  const zoned = /(z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`;
  return Date.parse(zoned) / 1_000;
}
