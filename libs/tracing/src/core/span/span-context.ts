import type { SpanStatus } from './span-status';

export type TagValue = string | number | boolean;

/** What a caller may say about a span when starting it. Timestamps are seconds since the epoch. */
export interface SpanContext {
  /** The kind of work, short: `sql.query`. */
  op?: string | undefined;
  /** This instance of the work, longer: the SQL text. */
  description?: string | undefined;
  status?: SpanStatus | undefined;
  tags?: Readonly<Record<string, TagValue>> | undefined;
  data?: Readonly<Record<string, unknown>> | undefined;
  startTimestamp?: number | undefined;
  spanId?: string | undefined;
}

/** Where a transaction's name comes from, which says whether it groups: a `url` may hold ids, a `route` does not. */
export type TransactionSource = 'custom' | 'url' | 'route' | 'view' | 'component' | 'task';

/** A span of another trace that this one has to do with, without being its child. */
export interface SpanLink {
  traceId: string;
  spanId: string;
  sampled?: boolean | undefined;
  /** What the two have to do with each other: `{ 'sentry.link.type': 'previous_trace' }`. */
  attributes?: Readonly<Record<string, TagValue>> | undefined;
}

/** What a caller may say about a transaction when starting it: everything that a span has, and its name. */
export interface TransactionContext extends SpanContext {
  /** `GET /api/products/:id`, `rates.poll_exchange_rates`: few different names, so that transactions can be grouped. */
  name: string;
  source?: TransactionSource | undefined;
  /** Joins this trace instead of starting one. */
  traceId?: string | undefined;
  /** The span, usually of another service, that this transaction is a child of. */
  parentSpanId?: string | undefined;
  /** A decision made elsewhere; without it, it is inherited or made here. */
  sampled?: boolean | undefined;
  links?: readonly SpanLink[] | undefined;
}
