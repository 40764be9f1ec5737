import type { AppendOutcome } from './records/append-outcome';
import type { OutcomeCount } from './records/outcome-count';
import type { StoredRecord } from './records/stored-record';

/** The write port of the store. */
export interface EventWriter {
  /**
   * Stores records, one outcome each, in order. Resolves once they are durable; rejects when none of them is stored,
   * with a `StoreUnwritableError` when that is not for anything in them. Idempotent by project and event id, and by the
   * batch id of streamed spans.
   *
   * In the same commit it adds `counts`, and what the records themselves count as, to the outcomes that are kept. To
   * append nothing at all writes something nevertheless: it shows whether the store can be written.
   */
  append(records: readonly StoredRecord[], counts?: readonly OutcomeCount[]): Promise<AppendOutcome[]>;
}
