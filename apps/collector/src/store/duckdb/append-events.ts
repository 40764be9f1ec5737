import {
  listValue,
  mapValue,
  MAP,
  UUID,
  uuidValue,
  VARCHAR,
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBUUIDValue,
} from '@duckdb/node-api';
import type { AppendOutcome } from '../event-writer';
import type { EventRecord } from '../event-record';

const TAGS = MAP(VARCHAR, VARCHAR);

/** Appends events in one database transaction; resolves after its commit, which has reached the disk by then. */
export async function appendEvents(
  connection: DuckDBConnection,
  events: readonly EventRecord[],
): Promise<AppendOutcome[]> {
  await connection.run('BEGIN');
  try {
    const known = await knownEvents(connection, events);
    const appender = await connection.createAppender('events');
    const outcomes = events.map((event): AppendOutcome => {
      const key = keyOf(event);
      if (known.has(key)) return 'duplicate';
      known.add(key);
      appendEvent(appender, event);
      return 'stored';
    });
    appender.closeSync();
    await connection.run('COMMIT');
    return outcomes;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

async function knownEvents(
  connection: DuckDBConnection,
  events: readonly EventRecord[],
): Promise<Set<string>> {
  const ids = listValue(events.map(({ eventId }) => uuidOf(eventId)));
  const result = await connection.runAndReadAll(
    `SELECT project_id, replace(event_id::VARCHAR, '-', '') FROM events WHERE event_id IN (SELECT unnest($1::UUID[]))`,
    [ids],
  );
  return new Set(result.getRows().map(([projectId, eventId]) => `${Number(projectId)}:${String(eventId)}`));
}

function keyOf({ projectId, eventId }: EventRecord): string {
  return `${projectId}:${eventId}`;
}

function appendEvent(appender: DuckDBAppender, event: EventRecord): void {
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
  appender.endRow();
}

function appendText(appender: DuckDBAppender, text: string | null): void {
  if (text === null) appender.appendNull();
  else appender.appendVarchar(text);
}

function appendDouble(appender: DuckDBAppender, value: number | null): void {
  if (value === null) appender.appendNull();
  else appender.appendDouble(value);
}

function uuidOf(hexId: string): DuckDBUUIDValue {
  return uuidValue(BigInt(`0x${hexId}`));
}
