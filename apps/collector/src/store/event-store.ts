import type { EventPruner } from './event-pruner';
import type { EventReader } from './event-reader';
import type { EventWriter } from './event-writer';
import type { SharedEvents } from './shared-events';

/** An opened store: its ports and its end. */
export interface EventStore extends EventWriter, EventReader, EventPruner {
  /** Present where other collectors append to the same store: their events and outcomes are among the answers. */
  shared?: SharedEvents;
  /** Finishes what was begun and releases what the store had open. */
  close(): Promise<void>;
}

/** A question that took longer than it may; the store goes on answering others. */
export class QueryTimeoutError extends Error {
  override readonly name = 'QueryTimeoutError';
}

/** A question that is not asked, because too many others wait for their answer. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError';
}
