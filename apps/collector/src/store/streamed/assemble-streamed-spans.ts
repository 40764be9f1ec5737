import type { StoredSpan } from '@clew/trace-model';
import type { EventRecord } from '../records/event-record';
import { rootSpansOfParents } from './root-spans-of-parents';
import { eventIdOfRootSpan, type StreamedOrigin, type StreamedSpans } from '../records/streamed-spans';

const UNLABELED = '<unlabeled transaction>';

/** The spans of one transaction as they came, and what the earliest batch says of it. */
interface StreamedTransaction {
  first: StreamedSpans;
  spans: Map<string, StoredSpan>;
}

/**
 * The events of one trace with the spans that were streamed apart from them, in chronological order. Whatever order the
 * batches came in, and however often, the answer is the same. Spans whose root span is not there yet are a transaction
 * under the name that they give it, from the first start to the last end, with `root_missing` in its details.
 */
export function assembleStreamedSpans(
  events: readonly EventRecord[],
  batches: readonly StreamedSpans[],
): EventRecord[] {
  if (batches.length === 0) return [...events];
  const streamed = spansByTransaction(events, batches);
  const joined = events.map((event) => {
    if (event.type !== 'transaction') return event;
    const key = keyOf(event.projectId, event.spanId);
    const own = streamed.get(key);
    // Two events may share a root span's id; the spans are the first one's.
    streamed.delete(key);
    return own === undefined ? event : withSpans(event, own.spans);
  });
  const rootless = [...streamed].map(([key, transaction]) => rootlessTransaction(rootOf(key), transaction));
  return [...joined, ...rootless].sort(inChronologicalOrder);
}

function spansByTransaction(
  events: readonly EventRecord[],
  batches: readonly StreamedSpans[],
): Map<string, StreamedTransaction> {
  const inOrder = [...batches].sort(
    (one, other) =>
      one.receivedTimestamp - other.receivedTimestamp || compareText(one.batchId, other.batchId),
  );
  const parsed = inOrder.map((batch) => ({ batch, spans: JSON.parse(batch.spans) as StoredSpan[] }));
  const rootOfParents = rootSpansOfParents(events, parsed);
  const transactions = new Map<string, StreamedTransaction>();
  for (const { batch, spans } of parsed) {
    for (const span of spans) {
      const key = keyOf(batch.projectId, batch.rootSpanId ?? rootOfParents(batch.projectId, span));
      const transaction = transactions.get(key) ?? { first: batch, spans: new Map<string, StoredSpan>() };
      transactions.set(key, transaction);
      if (!transaction.spans.has(span.span_id)) transaction.spans.set(span.span_id, span);
    }
  }
  return transactions;
}

function withSpans(event: EventRecord, streamed: ReadonlyMap<string, StoredSpan>): EventRecord {
  const own = JSON.parse(event.spans) as StoredSpan[];
  const known = new Set([event.spanId, ...own.map((span) => span.span_id)]);
  const added = [...streamed.values()].filter((span) => !known.has(span.span_id));
  const spans = JSON.stringify(inOrderOfStart([...own, ...added]));
  return { ...event, spans, spanCount: event.spanCount + added.length };
}

function rootlessTransaction(rootSpanId: string, { first, spans }: StreamedTransaction): EventRecord {
  const { transaction, ...origin } = JSON.parse(first.details) as StreamedOrigin;
  const root = spans.get(rootSpanId);
  const children = [...spans.values()].filter((span) => span !== root);
  const all = [...spans.values()];
  const name = root?.description ?? transaction ?? UNLABELED;
  return {
    type: 'transaction',
    projectId: first.projectId,
    eventId: eventIdOfRootSpan(rootSpanId),
    traceId: first.traceId,
    spanId: rootSpanId,
    parentSpanId: root?.parent_span_id ?? null,
    transaction: name,
    op: root?.op ?? 'default',
    status: root?.status ?? 'unknown',
    source: null,
    startTimestamp: root?.start_timestamp ?? extreme(all, 'start_timestamp', Math.min),
    timestamp: root?.timestamp ?? extreme(all, 'timestamp', Math.max),
    receivedTimestamp: first.receivedTimestamp,
    title: name,
    level: null,
    ...origin,
    sampleRate: null,
    tags: [],
    spans: JSON.stringify(inOrderOfStart(children)),
    spanCount: all.length,
    details: JSON.stringify({
      contexts: {},
      breadcrumbs: [],
      data: root?.data ?? {},
      description: null,
      ...(root === undefined ? { root_missing: true } : {}),
    }),
  };
}

/** The spans by their start, whatever order they came in. */
function inOrderOfStart(spans: readonly StoredSpan[]): StoredSpan[] {
  return [...spans].sort(
    (one, other) => one.start_timestamp - other.start_timestamp || compareText(one.span_id, other.span_id),
  );
}

function extreme(
  spans: readonly StoredSpan[],
  field: 'start_timestamp' | 'timestamp',
  choose: (one: number, other: number) => number,
): number {
  return spans.reduce((time, span) => choose(time, span[field]), spans[0]?.[field] ?? 0);
}

function inChronologicalOrder(one: EventRecord, other: EventRecord): number {
  return (
    (one.startTimestamp ?? one.timestamp) - (other.startTimestamp ?? other.timestamp) ||
    one.projectId - other.projectId ||
    compareText(one.eventId, other.eventId)
  );
}

function keyOf(projectId: number, rootSpanId: string | null): string {
  return `${projectId}:${rootSpanId ?? ''}`;
}

function rootOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
