import type { EventRecord } from '../../records/event-record';
import type { StreamedSpans } from '../../records/streamed-spans';
import { uuidOf } from '../parameters';
import { searchedDetails } from '../tables/searched-texts';

/** No time of receipt in microseconds is greater. */
const LATEST_MICROSECONDS = Number.MAX_SAFE_INTEGER;
const LATEST_HOUR = 2 ** 32 / 3_600 - 1;

/** A child span as far as it is searched; what an SDK of somebody else left out is missing. */
interface SearchedSpan {
  span_id?: string;
  parent_span_id?: string | null;
  op?: string | null;
  description?: string | null;
  status?: string | null;
  start_timestamp?: number;
  timestamp?: number;
  tags?: Record<string, string>;
}

/** The hour in which an event ended, counted from the epoch. */
export function hourOf(timestamp: number): number {
  return Math.min(Math.max(Math.floor(timestamp / 3_600), 0), Math.floor(LATEST_HOUR));
}

/** An event as a row of the table `events`. */
export function eventRow(event: EventRecord): object {
  const { texts, measurements } = searchedDetails(event.details);
  return {
    type: event.type,
    project_id: event.projectId,
    hour: hourOf(event.timestamp),
    event_id: uuidOf(event.eventId),
    trace_id: event.traceId === null ? null : uuidOf(event.traceId),
    span_id: event.spanId,
    parent_span_id: event.parentSpanId,
    transaction: wellFormed(event.transaction),
    op: wellFormed(event.op),
    status: wellFormed(event.status),
    source: wellFormed(event.source),
    start_timestamp: event.startTimestamp,
    timestamp: event.timestamp,
    received_timestamp: event.receivedTimestamp,
    title: wellFormed(event.title),
    level: wellFormed(event.level),
    release: wellFormed(event.release),
    environment: wellFormed(event.environment),
    platform: wellFormed(event.platform),
    sdk_name: wellFormed(event.sdkName),
    sdk_version: wellFormed(event.sdkVersion),
    user: wellFormed(event.user),
    sample_rate: event.sampleRate,
    span_count: event.spanCount,
    'tags.key': event.tags.map(([key]) => wellFormed(key)),
    'tags.value': event.tags.map(([, value]) => wellFormed(value)),
    'measurements.name': measurements.name.map(wellFormed),
    'measurements.value': measurements.value,
    'texts.path': texts.path.map(wellFormed),
    'texts.value': texts.value.map(wellFormed),
    ...childColumns(event.spans),
    details: event.details,
    precedence: precedenceOf(event.receivedTimestamp),
  };
}

/** Spans that were streamed together as a row of the table `streamed_spans`. */
export function streamedSpansRow(batch: StreamedSpans): object {
  return {
    project_id: batch.projectId,
    batch_id: uuidOf(batch.batchId),
    trace_id: uuidOf(batch.traceId),
    root_span_id: batch.rootSpanId,
    received_timestamp: batch.receivedTimestamp,
    span_count: batch.spanCount,
    ...childColumns(batch.spans),
    details: batch.details,
    precedence: precedenceOf(batch.receivedTimestamp),
  };
}

/** The spans as they are, and what is searched of them, an array each. */
function childColumns(text: string): object {
  const spans = JSON.parse(text) as SearchedSpan[];
  const tags = spans.map((span) => Object.entries(span.tags ?? {}));
  return {
    'children.id': spans.map((span) => span.span_id ?? null),
    'children.parent': spans.map((span) => span.parent_span_id ?? null),
    'children.op': spans.map((span) => wellFormed(span.op ?? null)),
    'children.description': spans.map((span) => wellFormed(span.description ?? null)),
    'children.status': spans.map((span) => wellFormed(span.status ?? null)),
    'children.start': spans.map((span) => span.start_timestamp ?? null),
    'children.end': spans.map((span) => span.timestamp ?? null),
    'children.tag_keys': tags.map((entries) => entries.map(([key]) => wellFormed(key))),
    'children.tag_values': tags.map((entries) => entries.map(([, value]) => wellFormed(value))),
    spans: text,
    spans_size: Buffer.byteLength(text),
  };
}

/** What was received earlier goes before what was received later. */
function precedenceOf(receivedTimestamp: number): number {
  return (
    LATEST_MICROSECONDS - Math.min(Math.max(Math.round(receivedTimestamp * 1e6), 0), LATEST_MICROSECONDS)
  );
}

/** Half of a surrogate pair alone has no form in UTF-8: JSON writes it as an escape that ClickHouse refuses. */
function wellFormed<T extends string | null>(text: T): T {
  return (text === null || /^[^\ud800-\udfff]*$/.test(text) ? text : Buffer.from(text).toString()) as T;
}
