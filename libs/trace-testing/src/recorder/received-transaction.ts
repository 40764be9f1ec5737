import type { StoredSpan, StoredTransaction } from '@clew/trace-model';

/** A transaction event as any SDK sends it, as far as a trace needs it. */
interface SentTransaction extends Omit<SentSpan, 'description'> {
  type: 'transaction';
  event_id: string;
  transaction?: string;
  contexts: { trace: Omit<SentSpan, 'start_timestamp' | 'timestamp'> & { trace_id: string } };
  spans?: SentSpan[];
  sdk?: { name: string; version?: string };
}

interface SentSpan {
  span_id: string;
  parent_span_id?: string | null;
  op?: string | null;
  description?: string | null;
  status?: string | null;
  start_timestamp: number | string;
  timestamp: number | string;
  tags?: Record<string, string>;
  data?: Record<string, unknown>;
}

/** A transaction that was received, and the trace that it is part of. */
export interface ReceivedTransaction {
  traceId: string;
  transaction: StoredTransaction;
}

/** What a collector would store of an event's JSON; undefined where it is no transaction of a trace. */
export function receivedTransactionOf(event: unknown, project: string): ReceivedTransaction | undefined {
  if (!isTransaction(event)) return undefined;
  const { event_id, transaction = '', start_timestamp, timestamp, tags = {}, spans = [], sdk = null } = event;
  const { trace } = event.contexts;
  const root = fieldsOf({ ...trace, start_timestamp, timestamp, tags });
  return {
    traceId: trace.trace_id,
    transaction: {
      ...root,
      event_id,
      project,
      transaction,
      orphan: false,
      spans: spans.map(storedSpanOf),
      sdk,
    },
  };
}

function storedSpanOf(span: SentSpan): StoredSpan {
  return { ...fieldsOf(span), description: span.description ?? null };
}

function fieldsOf(span: SentSpan): Omit<StoredSpan, 'description'> {
  return {
    span_id: span.span_id,
    parent_span_id: span.parent_span_id ?? null,
    op: span.op ?? null,
    status: span.status ?? null,
    start_timestamp: secondsOf(span.start_timestamp),
    timestamp: secondsOf(span.timestamp),
    tags: span.tags ?? {},
    data: span.data ?? {},
  };
}

// SDKs of some languages send dates as text.
function secondsOf(timestamp: number | string): number {
  return typeof timestamp === 'number' ? timestamp : Date.parse(timestamp) / 1000;
}

function isTransaction(event: unknown): event is SentTransaction {
  if (typeof event !== 'object' || event === null) return false;
  const { type, event_id, contexts } = event as Partial<SentTransaction>;
  return (
    type === 'transaction' && typeof event_id === 'string' && typeof contexts?.trace?.trace_id === 'string'
  );
}
