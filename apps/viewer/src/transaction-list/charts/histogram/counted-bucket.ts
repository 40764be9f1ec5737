import type { HistogramAnswer } from '../../../collector/questions/exploration-questions';
import { formatDuration } from '../../../format/format-duration';
import { countOf } from '../../../format/format-number';
import type { DurationBucket } from './duration-condition';

/** A bucket of durations, and how many transactions it holds. */
export interface CountedBucket extends DurationBucket {
  count: number;
}

/** The buckets of an answer, without those beyond the bounds that hold nothing. */
export function countedBuckets({ data }: HistogramAnswer): CountedBucket[] {
  return data
    .map(({ start, end, 'count()': count }) => ({ start, end, count }))
    .filter((bucket) => !isOpen(bucket) || bucket.count > 0);
}

/** Whether a bucket holds whatever is less, or whatever is more, than some bound. */
export function isOpen({ start, end }: DurationBucket): boolean {
  return start === null || end === null;
}

/** What tells a bucket from all others: its bounds. */
export function bucketKey({ start, end }: DurationBucket): string {
  return JSON.stringify([start, end]);
}

/** `5 ms to 10 ms`, `less than 5 ms`, `1 s or more`. */
export function bucketRange({ start, end }: DurationBucket): string {
  if (start === null) return `less than ${formatDuration(end)}`;
  return end === null
    ? `${formatDuration(start)} or more`
    : `${formatDuration(start)} to ${formatDuration(end)}`;
}

/** `5 ms to 10 ms: 3 transactions`. */
export function bucketName(bucket: CountedBucket): string {
  return `${bucketRange(bucket)}: ${countOf(bucket.count, 'transaction')}`;
}

/** How long each bucket is, in milliseconds, where they are equally long; one beyond the bounds has no length. */
export function bucketWidth(buckets: readonly CountedBucket[]): number | undefined {
  const widths = buckets.flatMap(({ start, end }) => (start === null || end === null ? [] : [end - start]));
  const [first = Number.NaN] = widths;
  return widths.every((width) => Math.abs(width - first) <= first * 1e-6) ? first : undefined;
}
