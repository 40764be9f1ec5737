import type { EventRecord } from '../../store/records/event-record';
import { eventIdOfRootSpan } from '../../store/records/streamed-spans';
import { detailsOf, provenanceOf } from '../event/event-provenance';
import { textOf } from '../payload/json-values';
import { normaliseTags } from '../event/normalise-tags';
import { UNLABELED, type EventPlace } from '../event/normalise-transaction';
import type { Repairs } from '../payload/repairs';
import { parseSampleRate } from '../event/sample-rate';
import { INGEST_LIMITS } from '../limits';
import { originPayload } from './span-origin';
import type { SpanAttributes } from './span-attributes';
import type { StreamedSpan } from './streamed-span';

/** The newest name first; each SDK sends one of them. */
const SOURCE_ATTRIBUTES = [
  'sentry.segment.name.source',
  'sentry.span.source',
  'sentry.source',
  'sentry.transaction_info.source',
];

/**
 * The transaction that a streamed root span stands for, without its children: they come before, with or after it. Its
 * event id is made of its span id, so that it is the same however often it arrives. There are no tags on this wire, so
 * its attributes can be searched as tags.
 */
export function streamedTransaction(
  { traceId, span, attributes }: StreamedSpan,
  place: Omit<EventPlace, 'eventId'>,
  repairs: Repairs,
): EventRecord {
  const name = textOf(span.description?.trim(), INGEST_LIMITS.nameLength) ?? UNLABELED;
  const origin = originPayload(attributes);
  return {
    type: 'transaction',
    ...place,
    eventId: eventIdOfRootSpan(span.span_id),
    traceId,
    spanId: span.span_id,
    parentSpanId: span.parent_span_id,
    transaction: name,
    op: span.op,
    status: span.status,
    source: sourceOf(attributes),
    startTimestamp: span.start_timestamp,
    timestamp: span.timestamp,
    title: name,
    level: null,
    ...provenanceOf(origin),
    sampleRate: place.sampleRate ?? parseSampleRate(attributes.get('sentry.sample_rate')),
    tags: normaliseTags(searchable(attributes), repairs),
    spans: '[]',
    spanCount: 1,
    details: JSON.stringify({ ...detailsOf(origin, repairs), data: span.data, description: null }),
  };
}

function sourceOf(attributes: SpanAttributes): string | null {
  for (const name of SOURCE_ATTRIBUTES) {
    const source = textOf(attributes.get(name), 32);
    if (source !== null) return source;
  }
  return null;
}

/** What a tag can be, without the protocol's own attributes: those have columns. */
function searchable(attributes: SpanAttributes): [string, unknown][] {
  return [...attributes].filter(
    ([name, value]) => !name.startsWith('sentry.') && value !== null && typeof value !== 'object',
  );
}
