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

/** A value that each event has: one of its fields or a tag. */
export type ValueColumn = { kind: 'field'; field: EventField } | { kind: 'tag'; key: string };

/** A figure over the events of a row. Rates divide by the query's window; percentiles interpolate between ranks. */
export type AggregateColumn =
  | { kind: 'count' | 'last_seen' | 'failure_rate' }
  | { kind: 'rate'; perSeconds: number }
  | { kind: 'count_unique'; of: ValueColumn }
  | { kind: 'avg' | 'min' | 'max' | 'sum'; of: EventField }
  | { kind: 'percentile'; of: EventField; level: number };

export type Column = ValueColumn | AggregateColumn;

export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '=' | '!=';

/** One search condition; all conditions of a query must hold. Conditions on aggregates filter whole rows. */
export type Condition = { column: Column; negated: boolean } & (
  | { test: 'equals'; value: string }
  /** Text parts with anything between them; case-insensitive and over the whole value. */
  | { test: 'matches'; parts: string[] }
  | { test: 'present' }
  | { test: 'compare'; operator: ComparisonOperator; value: number }
);

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
  conditions: readonly Condition[];
  /** Indexes into `columns`. */
  order: readonly { column: number; descending: boolean }[];
  limit: number;
  offset: number;
}

export type ListValue = string | number | null;

export function isAggregate(column: Column): column is AggregateColumn {
  return column.kind !== 'field' && column.kind !== 'tag';
}
