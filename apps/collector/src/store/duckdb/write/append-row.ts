import {
  mapValue,
  MAP,
  UUID,
  uuidValue,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBUUIDValue,
} from '@duckdb/node-api';
import type { EventRecord } from '../../records/event-record';
import type { StreamedSpans } from '../../records/streamed-spans';

const TAGS = MAP(VARCHAR, VARCHAR);

/** Appends an event, in the order of its table's columns. */
export function appendEvent(appender: DuckDBAppender, event: EventRecord): void {
  appender.appendVarchar(event.type);
  appender.appendInteger(event.projectId);
  appender.appendUUID(uuidOf(event.eventId));
  appender.appendValue(event.traceId === null ? null : uuidOf(event.traceId), UUID);
  for (const text of [
    event.spanId,
    event.parentSpanId,
    event.transaction,
    event.op,
    event.status,
    event.source,
  ]) {
    appendText(appender, text);
  }
  appendDouble(appender, event.startTimestamp);
  appender.appendDouble(event.timestamp);
  appender.appendDouble(event.receivedTimestamp);
  for (const text of [event.title, event.level, event.release, event.environment, event.platform]) {
    appendText(appender, text);
  }
  for (const text of [event.sdkName, event.sdkVersion, event.user]) appendText(appender, text);
  appender.appendMap(mapValue(event.tags.map(([key, value]) => ({ key, value }))), TAGS);
  appender.appendVarchar(event.spans);
  appender.appendVarchar(event.details);
  appendDouble(appender, event.sampleRate);
  appender.appendInteger(event.spanCount);
  appender.endRow();
}

/** Appends a batch of streamed spans, in the order of its table's columns. */
export function appendStreamedSpans(appender: DuckDBAppender, batch: StreamedSpans): void {
  appender.appendInteger(batch.projectId);
  appender.appendUUID(uuidOf(batch.batchId));
  appender.appendUUID(uuidOf(batch.traceId));
  appendText(appender, batch.rootSpanId);
  appender.appendDouble(batch.receivedTimestamp);
  appender.appendInteger(batch.spanCount);
  appender.appendVarchar(batch.spans);
  appender.appendVarchar(batch.details);
  appender.endRow();
}

/** An id of 32 hex digits as the database keeps it. */
export function uuidOf(hexId: string): DuckDBUUIDValue {
  return uuidValue(BigInt(`0x${hexId}`));
}

function appendText(appender: DuckDBAppender, text: string | null): void {
  if (text === null) appender.appendNull();
  else appender.appendVarchar(text);
}

function appendDouble(appender: DuckDBAppender, value: number | null): void {
  if (value === null) appender.appendNull();
  else appender.appendDouble(value);
}
