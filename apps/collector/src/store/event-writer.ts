import type { StoredRecord } from './stored-record';

/** What became of one appended record; a duplicate is one that is stored already, and the first one is kept. */
export type AppendOutcome = 'stored' | 'duplicate';

/** The write port of the store. */
export interface EventWriter {
  /**
   * Stores records, one outcome each, in order. Resolves once they are durable; rejects when none of them is stored.
   * Idempotent by project and event id, and by the batch id of streamed spans.
   */
  append(records: readonly StoredRecord[]): Promise<AppendOutcome[]>;
}
