import type { SdkInfo } from './dsn';
import type { Span } from './span';
import type { Transaction } from './transaction';

/** A finished child span, in the words of the wire. Timestamps are seconds since the epoch; `timestamp` is the end. */
export interface SpanJson {
  trace_id: string;
  span_id: string;
  parent_span_id?: string;
  op?: string;
  description?: string;
  status?: string;
  start_timestamp: number;
  timestamp: number;
  tags?: Record<string, string>;
  data?: Record<string, unknown>;
}

/** A transaction as it is sent: the root span is `contexts.trace`, all others are in `spans`. */
export interface TransactionEvent {
  type: 'transaction';
  event_id: string;
  transaction: string;
  transaction_info: { source: string };
  start_timestamp: number;
  timestamp: number;
  platform: string;
  environment: string;
  release?: string;
  server_name?: string;
  sdk: SdkInfo;
  contexts: { trace: Omit<SpanJson, 'start_timestamp' | 'timestamp' | 'tags'> };
  tags: Record<string, string>;
  spans: SpanJson[];
}

/** What every event of one application says about where it comes from. */
export interface EventOrigin {
  platform: string;
  environment: string;
  release?: string | undefined;
  serverName?: string | undefined;
  sdk: SdkInfo;
}

/** The event of a finished transaction, with its finished child spans; open ones are omitted. */
export function transactionEvent(transaction: Transaction, origin: EventOrigin): TransactionEvent {
  const { start_timestamp, timestamp, tags, ...trace } = spanJson(transaction);
  return {
    type: 'transaction',
    event_id: transaction.recording.ids.eventId(),
    transaction: transaction.name,
    transaction_info: { source: transaction.source },
    start_timestamp,
    timestamp,
    platform: origin.platform,
    environment: origin.environment,
    ...(origin.release === undefined ? {} : { release: origin.release }),
    ...(origin.serverName === undefined ? {} : { server_name: origin.serverName }),
    sdk: origin.sdk,
    contexts: { trace },
    tags: tags ?? {},
    spans: transaction.children.filter((span) => span.endTimestamp !== undefined).map(spanJson),
  };
}

function spanJson(span: Span): SpanJson {
  return {
    trace_id: span.traceId,
    span_id: span.spanId,
    ...(span.parentSpanId === undefined ? {} : { parent_span_id: span.parentSpanId }),
    ...(span.op === undefined ? {} : { op: span.op }),
    ...(span.description === undefined ? {} : { description: span.description }),
    ...(span.status === undefined ? {} : { status: span.status }),
    start_timestamp: span.startTimestamp,
    timestamp: span.endTimestamp ?? span.startTimestamp,
    ...(isEmpty(span.tags) ? {} : { tags: span.tags }),
    ...(isEmpty(span.data) ? {} : { data: span.data }),
  };
}

function isEmpty(bag: object): boolean {
  for (const _key in bag) return false;
  return true;
}
