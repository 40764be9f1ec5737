import type { EventRecord } from './records/event-record';

/** A stored event as far as it is announced. */
export type AnnouncedEvent = Pick<
  EventRecord,
  | 'type'
  | 'projectId'
  | 'eventId'
  | 'traceId'
  | 'transaction'
  | 'title'
  | 'op'
  | 'status'
  | 'startTimestamp'
  | 'timestamp'
>;

/** What a shared store took in lately. */
export interface RecentEvents {
  events: AnnouncedEvent[];
  /** The time of the store's clock, in seconds, to ask from the next time. */
  until: number;
  /** There were more than was asked for: these are the latest. */
  truncated: boolean;
}

/** What a store offers to which several collectors append. */
export interface SharedEvents {
  /**
   * The transactions and errors that were stored from that time of the store's clock on (seconds; absent: from now on), those of all
   * collectors, at most `limit`, earliest first. Some may have been told the time before.
   */
  recentEvents(since: number | undefined, limit: number): Promise<RecentEvents>;
}
