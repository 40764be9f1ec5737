import type { EventRecord } from './event-record';

/**
 * Child spans of one transaction that arrived together, apart from it: SDKs that stream send each span soon after its
 * end, so that children come before their root, in several parts, or without it. A transaction is shown with all spans
 * that are stored of it (`assembleStreamedSpans`).
 */
export interface StreamedSpans {
  type: 'spans';
  projectId: number;
  /** 32 hex digits, the same for the same spans: what is sent again is stored once. */
  batchId: string;
  traceId: string;
  /** The root span of their transaction; null where the SDK does not say: then their parents tell. */
  rootSpanId: string | null;
  receivedTimestamp: number;
  spanCount: number;
  /** JSON text: an array of spans in the form of the query API. */
  spans: string;
  /** JSON text of a `StreamedOrigin`. */
  details: string;
}

/** What streamed spans say of their transaction: it is shown so for as long as its root span is not there. */
export type StreamedOrigin = Pick<
  EventRecord,
  'transaction' | 'release' | 'environment' | 'platform' | 'sdkName' | 'sdkVersion' | 'user'
>;

const ZEROS = '0'.repeat(16);

/** The event id of a transaction whose root span was streamed: the wire has none. */
export function eventIdOfRootSpan(spanId: string): string {
  return `${ZEROS}${spanId}`;
}

/** The root span of a streamed transaction's event id; undefined for an id of an event's own. */
export function rootSpanOfEventId(eventId: string): string | undefined {
  return eventId.startsWith(ZEROS) ? eventId.slice(ZEROS.length) : undefined;
}
