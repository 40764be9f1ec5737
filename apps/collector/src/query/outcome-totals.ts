import type { Outcomes } from '../ingest/outcomes';
import type { EventStore } from '../store/event-store';
import { OutcomeSums, type OutcomeCount } from '../store/records/outcome-count';

/** What became of everything: what this collector has counted, or, of a shared store, what all of them have. */
export function outcomeTotals(
  store: Pick<EventStore, 'shared' | 'outcomes'>,
  outcomes: Outcomes,
): () => Promise<readonly OutcomeCount[]> {
  if (store.shared === undefined) return () => Promise.resolve(outcomes.counts);
  return async () => {
    const sums = new OutcomeSums();
    sums.add(await store.outcomes());
    sums.add(outcomes.unsaved);
    return sums.counts;
  };
}
