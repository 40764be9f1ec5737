/**
 * A trace as the collector answers it (`GET /api/0/traces/<trace_id>/`), in the wire's own words. Timestamps are
 * seconds since the epoch, exactly as the SDKs sent them: clock skew is part of the record and is never corrected.
 */
export interface TraceResponse {
  trace_id: string;
  start_timestamp: number;
  timestamp: number;
  transactions: StoredTransaction[];
  errors: StoredError[];
}

/** What a transaction's root span and its child spans have in common. */
export interface StoredSpan {
  span_id: string;
  parent_span_id: string | null;
  op: string | null;
  description: string | null;
  status: string | null;
  start_timestamp: number;
  timestamp: number;
  tags: Record<string, string>;
  data: Record<string, unknown>;
}

/** One transaction; its own fields describe the root span, and `spans` holds the child spans without that root. */
export interface StoredTransaction extends Omit<StoredSpan, 'description'> {
  event_id: string;
  /** The slug of the project the transaction was reported to. */
  project: string;
  /** The transaction name. */
  transaction: string;
  /** The collector's own verdict: not originating, and its parent span is in no transaction known to the reader. */
  orphan: boolean;
  spans: StoredSpan[];
  sdk?: { name: string; version?: string } | null;
  /** When the collector received it, in seconds since the epoch. */
  received?: number;
  /** The share of transactions like this one that its SDK kept, above 0 and at most 1; null where nothing tells. */
  sample_rate?: number | null;
  /**
   * The project in which the decision to record the trace was made, as the transaction's envelope says; null where that
   * is none that the reader may see, absent where the envelope does not say.
   */
  head_project?: string | null;
}

/** An error event that carries the trace's id; `span_id` names the span that was active when it happened. */
export interface StoredError {
  event_id: string;
  project: string;
  title: string;
  timestamp: number;
  level?: string | null;
  span_id?: string | null;
  transaction?: string | null;
}
