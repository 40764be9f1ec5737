/**
 * One event as it is stored: a transaction with its child spans, or an error. Timestamps are seconds since the epoch
 * exactly as the SDK sent them; ids are lower-case hex without dashes. What is searched has a field of its own, the
 * rest travels as JSON text, so that one row holds everything and is stored whole or not at all.
 */
export interface EventRecord {
  type: 'transaction' | 'error';
  projectId: number;
  eventId: string;
  traceId: string | null;
  spanId: string | null;
  parentSpanId: string | null;
  /** The transaction name; an error carries the name of the transaction that was active. */
  transaction: string | null;
  op: string | null;
  status: string | null;
  source: string | null;
  /** Null for an error: it is a moment, not a duration. */
  startTimestamp: number | null;
  timestamp: number;
  receivedTimestamp: number;
  title: string | null;
  level: string | null;
  release: string | null;
  environment: string | null;
  platform: string | null;
  sdkName: string | null;
  sdkVersion: string | null;
  /** `id:7`, `email:...`, `username:...` or `ip:...`, whichever the SDK knew first. */
  user: string | null;
  /** The share of transactions like this one that its SDK kept, above 0 and at most 1; null where nothing tells. */
  sampleRate: number | null;
  /** How many spans a transaction is, its root and the kept children; 0 for an error. */
  spanCount: number;
  /** Pairs, not an object: a key may be `__proto__`. */
  tags: [key: string, value: string][];
  /** JSON text: an array of child spans in the form of the query API. */
  spans: string;
  /** JSON text: an object with the rest of the event (data, request, breadcrumbs, contexts, ...). */
  details: string;
}
