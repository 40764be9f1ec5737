import type { EventsAnswer } from '../../collector/events-answer';
import { secondsOf } from '../../format/format-time';
import type { DurationSpread } from './histogram/duration-bounds';

/** What is asked of all events that the charts are about. */
export const OVERVIEW_FIELDS = [
  'count()',
  'min(timestamp)',
  'max(timestamp)',
  'min(transaction.duration)',
  'p10()',
  'p90()',
  'max(transaction.duration)',
];

/** How many events there are, from when to when they ended (seconds since 1970), and how their durations are spread. */
export interface Overview {
  count: number;
  first: number;
  last: number;
  /** Absent where nothing has a duration. */
  durations?: DurationSpread;
}

/** What an answer to these fields says; of no events there is none. */
export function overviewOf({ data }: EventsAnswer): Overview | undefined {
  const [row = {}] = data;
  const [count, first, last] = [row['count()'], row['min(timestamp)'], row['max(timestamp)']];
  if (typeof count !== 'number' || count === 0) return undefined;
  const numbers = OVERVIEW_FIELDS.slice(3).map((field) => row[field]);
  const [least, p10, p90, greatest] = numbers.filter((value) => typeof value === 'number');
  const hasAll = greatest !== undefined && p90 !== undefined && p10 !== undefined && least !== undefined;
  return {
    count,
    first: secondsOf(first),
    last: secondsOf(last),
    ...(hasAll && { durations: { least, p10, p90, greatest } }),
  };
}
