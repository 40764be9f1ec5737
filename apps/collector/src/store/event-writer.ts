import type { EventRecord } from './event-record';

/** What became of one appended event; a duplicate is an event that is stored already, and the first one is kept. */
export type AppendOutcome = 'stored' | 'duplicate';

/** The write port of the store. */
export interface EventWriter {
  /**
   * Stores events, one outcome each, in order. Resolves once they are durable; rejects when none of them is stored.
   * Idempotent by project and event id.
   */
  append(events: readonly EventRecord[]): Promise<AppendOutcome[]>;
}
