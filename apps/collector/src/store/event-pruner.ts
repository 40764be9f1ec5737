import type { OutcomeCount } from './records/outcome-count';

/** What is to be removed. Times are those of receipt, in seconds since the epoch. */
export interface PruneRequest {
  before: number;
  /**
   * True: traces of which nothing was received at `before` or later, each whole. False: every record that was received
   * before it, whatever else there is of its trace.
   */
  wholeTraces: boolean;
  /** About how many records are removed at most; a trace is not cut for its sake, and one goes at least. */
  mostRecords: number;
}

/** The retention port of the store: what is kept is bounded by age and by size. */
export interface EventPruner {
  /**
   * The bytes on disk that what is stored takes up, without those that are free to be used again. What was removed may still be among them,
   * unless they are `freed` first, for which appends may wait as long as for a removal.
   */
  storedBytes(request?: { freed: boolean }): Promise<number>;
  /** The time before which about that share (0 to 1) of all records was received; undefined when there are none. */
  receivedBefore(share: number): Promise<number | undefined>;
  /**
   * Removes traces, those that have been quiet for longest first: events, and the spans that were streamed apart from
   * them. An event without a trace is one by itself. In the same commit what is removed is added to the outcomes as
   * `pruned`, and answered; nothing when there is nothing (left) to remove. Appends go on meanwhile, and wait at most
   * about 100 ms at a time. The ids of what was pruned are unknown again. Rejects as `append` does.
   */
  prune(request: PruneRequest): Promise<OutcomeCount[]>;
}
