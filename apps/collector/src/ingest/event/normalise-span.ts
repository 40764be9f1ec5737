import type { StoredSpan } from '@clew/trace-model';
import { hexIdOf, objectOf, textOf } from '../payload/json-values';
import { INGEST_LIMITS } from '../limits';
import { scrubValues } from '../scrub/scrub-values';
import { normaliseStatus } from './normalise-status';
import { normaliseTags } from './normalise-tags';
import type { Repairs } from '../payload/repairs';
import { isPlausible, parseTimestamp } from '../payload/timestamp';

/** A child span as it is stored; `reported_timestamp` keeps an end that was before its start. */
export interface NormalisedSpan extends StoredSpan {
  reported_timestamp?: number;
  trace_id?: string;
}

/** The transaction that spans came in: its trace, and when it arrived. */
interface SpanOrigin {
  traceId: string;
  receivedTimestamp: number;
}

/**
 * The child spans that can be shown, by start, the first 1000 of them. A span without usable ids or times is dropped
 * and counted; its transaction is not. Parents are left as they are: an unknown one is the reader's to draw.
 */
export function normaliseSpans(spans: unknown, origin: SpanOrigin, repairs: Repairs): NormalisedSpan[] {
  if (!Array.isArray(spans)) return [];
  const usable = spans.flatMap((span: unknown) => normaliseSpan(span, origin, repairs) ?? []);
  repairs.add('span_invalid', spans.length - usable.length);
  usable.sort((one, other) => one.start_timestamp - other.start_timestamp);
  repairs.add('span_too_many', usable.length - INGEST_LIMITS.childSpans);
  return usable.slice(0, INGEST_LIMITS.childSpans);
}

/** One child span; undefined when its ids or times cannot be used. */
export function normaliseSpan(
  value: unknown,
  { traceId, receivedTimestamp }: SpanOrigin,
  repairs: Repairs,
): NormalisedSpan | undefined {
  const span = objectOf(value);
  if (span === undefined) return undefined;
  const spanId = hexIdOf(span['span_id'], 16);
  const start = parseTimestamp(span['start_timestamp']);
  const end = parseTimestamp(span['timestamp'] ?? span['end_timestamp']);
  if (spanId === undefined || start === undefined || end === undefined) return undefined;
  if (!isPlausible(start, receivedTimestamp) || !isPlausible(end, receivedTimestamp)) return undefined;
  const given = objectOf(span['data']) ?? (span['data'] == null ? {} : { value: span['data'] });
  const data = scrubValues(given, repairs);
  const tags = normaliseTags(span['tags'], repairs);
  const ownTraceId = hexIdOf(span['trace_id'], 32);
  if (end < start) repairs.add('span_end_before_start');
  return {
    span_id: spanId,
    parent_span_id: hexIdOf(span['parent_span_id'], 16) ?? null,
    op: textOf(span['op'], INGEST_LIMITS.opLength) ?? 'default',
    description: scrubValues(textOf(span['description'], INGEST_LIMITS.descriptionLength), repairs),
    status: normaliseStatus(span['status'], new Map(tags), data),
    start_timestamp: start,
    timestamp: Math.max(start, end),
    ...(end < start ? { reported_timestamp: end } : {}),
    ...(ownTraceId !== undefined && ownTraceId !== traceId ? { trace_id: ownTraceId } : {}),
    tags: Object.fromEntries(tags),
    data,
  };
}
