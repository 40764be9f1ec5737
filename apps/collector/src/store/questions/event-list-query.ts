import type { Condition } from './condition';

/** How a value is to be read: `duration` is milliseconds, `date` seconds since the epoch, `rate` events per time. */
export type ValueType = 'string' | 'integer' | 'number' | 'duration' | 'date' | 'rate' | 'percentage';

/** The fields of an event that can be shown, grouped and searched, under the names that Sentry's Discover gives them. */
export const EVENT_FIELDS = {
  id: 'string',
  'event.type': 'string',
  project: 'integer',
  title: 'string',
  transaction: 'string',
  'transaction.duration': 'duration',
  'transaction.op': 'string',
  'transaction.status': 'string',
  'transaction.source': 'string',
  timestamp: 'date',
  trace: 'string',
  'trace.span': 'string',
  'trace.parent_span': 'string',
  release: 'string',
  environment: 'string',
  'platform.name': 'string',
  'sdk.name': 'string',
  'sdk.version': 'string',
  user: 'string',
} as const satisfies Record<string, ValueType>;

export type EventField = keyof typeof EVENT_FIELDS;

/** What a child span says; only rows that are child spans have it. `span.start` is its start. */
export const SPAN_FIELDS = {
  'span.id': 'string',
  'span.parent': 'string',
  'span.op': 'string',
  'span.description': 'string',
  'span.status': 'string',
  'span.duration': 'duration',
  'span.start': 'date',
} as const satisfies Record<string, ValueType>;

export type SpanField = keyof typeof SPAN_FIELDS;

/** A value that is a number for every event that has it: milliseconds, seconds, or what a measurement counts. */
export type NumericColumn =
  { kind: 'field'; field: 'transaction.duration' | 'timestamp' } | { kind: 'measurement'; name: string };

/** A value that each event may have. */
export type ValueColumn =
  | { kind: 'field'; field: EventField }
  | { kind: 'tag'; key: string }
  /** A text among the event's details, as a path of JSON keys; a tag of that name goes before it. */
  | { kind: 'detail'; name: string; path: readonly string[] }
  | { kind: 'measurement'; name: string }
  /** Where a number's bucket begins: buckets are `width` long and one of them begins at `from`. */
  | { kind: 'bucket'; of: NumericColumn; from: number; width: number }
  /** How many of some ascending bounds, at least one, a number has reached. */
  | { kind: 'bounds_reached'; of: NumericColumn; bounds: readonly number[] }
  | { kind: 'span'; field: SpanField }
  | { kind: 'span_tag'; key: string }
  /** The project in whose span a transaction was called; absent where none of `callers` has that span. */
  | { kind: 'caller' };

/** A figure that grows with every event, and so can be extrapolated by the rates the events were sampled at. */
export type CountingColumn =
  | { kind: 'count' | 'failure_count' }
  | { kind: 'rate'; perSeconds: number }
  | { kind: 'count_if'; condition: Condition<ValueColumn> }
  | { kind: 'sum'; of: NumericColumn };

/**
 * A figure over the events of a row. Rates divide by the query's window; percentiles interpolate between ranks; what
 * depends on a threshold in milliseconds is about `transaction.duration`.
 */
export type AggregateColumn =
  | CountingColumn
  | { kind: 'failure_rate' }
  | { kind: 'count_unique' | 'any'; of: ValueColumn }
  | { kind: 'avg' | 'min' | 'max'; of: NumericColumn }
  | { kind: 'percentile'; of: NumericColumn; level: number }
  | { kind: 'apdex'; threshold: number }
  /** Distinct users, or their share, with a duration over four times the threshold. */
  | { kind: 'count_miserable' | 'user_misery'; of: ValueColumn; threshold: number }
  /** How many of the row's events have the number. */
  | { kind: 'sample_size'; of: NumericColumn }
  /** The figure as it would be without sampling: an event counts 1 / sample rate, one of unknown rate 1. */
  | { kind: 'extrapolated'; of: CountingColumn };

export type Column = ValueColumn | AggregateColumn;

/** How many events a question may read, and how many characters of child spans. */
export interface LatestEvents {
  events: number;
  characters: number;
}

/** A list of events, or of groups of events as soon as a column is an aggregate: then the other columns group. */
export interface EventListQuery {
  projectIds: readonly number[];
  /** Events that ended at or after this time, in seconds. */
  from: number;
  /** Events that ended before this time; absent: also those whose clock runs ahead of ours. */
  until?: number;
  /** The length of the queried window, which rates divide by. */
  windowSeconds: number;
  columns: readonly Column[];
  /** Which events count; absent: all. */
  condition?: Condition<ValueColumn>;
  /** Which groups are listed, by their figures; absent: all. */
  groupCondition?: Condition<AggregateColumn>;
  /**
   * Of the events that count only the latest, as many as bear reading their child spans, or those of their whole traces
   * where callers are looked for; absent: all.
   */
  latest?: LatestEvents;
  /** Present: the rows are the child spans of those events, of which the condition holds. */
  spans?: { condition?: Condition<ValueColumn> };
  /** Present, with `latest`: the columns may ask for the caller, who is one of these projects, at whatever time. */
  callers?: { projectIds: readonly number[] };
  /** Indexes into `columns`. */
  order: readonly { column: number; descending: boolean }[];
  limit: number;
  offset: number;
}

export type ListValue = string | number | null;

const VALUE_KINDS: ReadonlySet<string> = new Set<ValueColumn['kind']>([
  'field',
  'tag',
  'detail',
  'measurement',
  'bucket',
  'bounds_reached',
  'span',
  'span_tag',
  'caller',
]);

export function isAggregate(column: Column): column is AggregateColumn {
  return !VALUE_KINDS.has(column.kind);
}
