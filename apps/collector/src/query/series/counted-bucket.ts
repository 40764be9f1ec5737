import type { AggregateColumn } from '../../store/questions/event-list-query';

/** How many values lie in a part of what a number can be. */
export interface CountedBucket {
  /** Where it begins; `null`: whatever is less. */
  start: number | null;
  /** Where the next one begins; `null`: whatever is more. */
  end: number | null;
  /** What `BUCKET_FIGURES` are of it. */
  figures: readonly number[];
}

/** What is asked of each bucket: how many events it holds, and how many there were without sampling. */
export const BUCKET_FIGURES: readonly AggregateColumn[] = [
  { kind: 'count' },
  { kind: 'extrapolated', of: { kind: 'count' } },
];
