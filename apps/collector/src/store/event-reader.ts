import type { EventListQuery, ListValue } from './questions/event-list-query';
import type { EventRecord } from './records/event-record';
import type { OutcomeCount } from './records/outcome-count';
import type { TagKey, TagKeysQuery } from './questions/tag-keys';

/** The events of one trace, earliest first; `truncated` says that there is more than is answered. */
export interface TraceEvents {
  events: EventRecord[];
  truncated: boolean;
}

/**
 * The read port of the store. Every method is told which projects its reader may see, and answers as if no other
 * project existed.
 */
export interface EventReader {
  /** All events of a trace, at most `limit` and `MOST_TRACE_CHARACTERS`. An unknown trace has no events. */
  trace(traceId: string, projectIds: readonly number[], limit: number): Promise<TraceEvents>;
  event(projectId: number, eventId: string): Promise<EventRecord | undefined>;
  /** One array of values per row, in the order of the query's columns. */
  list(query: EventListQuery): Promise<ListValue[][]>;
  /** The names of tags that occur, the most frequent first, equally frequent ones in alphabetical order. */
  tagKeys(query: TagKeysQuery): Promise<TagKey[]>;
  /** How many events each project holds; a project without events has no entry. */
  countByProject(): Promise<Map<number, number>>;
  /** Every outcome that was ever counted, summed up. */
  outcomes(): Promise<OutcomeCount[]>;
}
