import { createHash } from 'node:crypto';
import type { StreamedOrigin, StreamedSpans } from '../../store/records/streamed-spans';
import type { EventPlace } from '../event/normalise-transaction';
import { originOf } from './span-origin';
import type { StreamedSpan } from './streamed-span';

/**
 * Streamed spans as they are stored: those of one transaction together. The same spans make the same batches, whatever
 * order they are in, so that what is sent again is recognised. Like an event, a span is known by its id alone.
 */
export function spanBatches(
  spans: readonly StreamedSpan[],
  place: Pick<EventPlace, 'projectId' | 'receivedTimestamp'>,
): StreamedSpans[] {
  const byTransaction = new Map<string, StreamedSpan[]>();
  for (const span of spans) {
    const key = `${span.traceId}:${span.rootSpanId ?? ''}`;
    const batch = byTransaction.get(key);
    if (batch === undefined) byTransaction.set(key, [span]);
    else batch.push(span);
  }
  return [...byTransaction].map(([key, batch]) => batchOf(batch, key, place));
}

function batchOf(
  batch: StreamedSpan[],
  key: string,
  { projectId, receivedTimestamp }: Pick<EventPlace, 'projectId' | 'receivedTimestamp'>,
): StreamedSpans {
  const [first] = batch as [StreamedSpan];
  const ids = batch.map(({ span }) => span.span_id).sort();
  const origin: StreamedOrigin = {
    transaction: batch.find(({ transaction }) => transaction !== null)?.transaction ?? null,
    ...originOf(first.attributes),
  };
  return {
    type: 'spans',
    projectId,
    batchId: createHash('sha256')
      .update([projectId, key, ...ids].join(':'))
      .digest('hex')
      .slice(0, 32),
    traceId: first.traceId,
    rootSpanId: first.rootSpanId,
    receivedTimestamp,
    spanCount: batch.length,
    spans: JSON.stringify(batch.map(({ span }) => span)),
    details: JSON.stringify(origin),
  };
}
