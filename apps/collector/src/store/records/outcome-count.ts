import type { AppendOutcome } from './append-outcome';
import type { StoredRecord } from './stored-record';

/**
 * What became of data that was offered; a `client_discard` never came here, and `repaired` data is stored all the same.
 * What was `accepted` and is `pruned` later counts as both.
 */
export type OutcomeKind = 'accepted' | 'duplicate' | 'dropped' | 'repaired' | 'client_discard' | 'pruned';

/** How many of one kind of data (`transaction`, `error`, `span`, ...) had one outcome in one project. */
export interface OutcomeCount {
  projectId: number;
  outcome: OutcomeKind;
  /** Why it was dropped, or what was repaired; empty for what is stored. */
  reason: string;
  category: string;
  quantity: number;
}

/** Quantities by category. */
export type Quantities = Readonly<Record<string, number>>;

/** What a record counts as. A transaction is also that many spans, its root among them. */
export function quantitiesOf({ type, spanCount }: StoredRecord): Quantities {
  if (type === 'spans') return { span: spanCount };
  return type === 'transaction' ? { transaction: 1, span: spanCount } : { error: 1 };
}

/** Adds up counts of the same project, outcome, reason and category. */
export class OutcomeSums {
  readonly #counts = new Map<string, OutcomeCount>();

  add(counts: readonly OutcomeCount[]): void {
    for (const count of counts) {
      const key = [count.projectId, count.outcome, count.reason, count.category].join(' ');
      const known = this.#counts.get(key);
      if (known === undefined) this.#counts.set(key, { ...count });
      else known.quantity += count.quantity;
    }
  }

  get counts(): OutcomeCount[] {
    return [...this.#counts.values()].filter(({ quantity }) => quantity > 0);
  }

  clear(): void {
    this.#counts.clear();
  }
}

/** The counts of appended events: each `accepted` or `duplicate`. */
export function countsOfAppended(
  events: readonly StoredRecord[],
  results: readonly AppendOutcome[],
): OutcomeCount[] {
  const sums = new OutcomeSums();
  for (const [index, event] of events.entries()) {
    const outcome = results[index] === 'duplicate' ? 'duplicate' : 'accepted';
    sums.add(countsOf({ projectId: event.projectId, outcome, reason: '' }, quantitiesOf(event)));
  }
  return sums.counts;
}

/** One count for each category. */
export function countsOf(
  what: Pick<OutcomeCount, 'projectId' | 'outcome' | 'reason'>,
  quantities: Quantities,
): OutcomeCount[] {
  return Object.entries(quantities).map(([category, quantity]) => ({ ...what, category, quantity }));
}
