import { listValue, type DuckDBConnection, type JS } from '@duckdb/node-api';
import type { EventRecord } from '../event-record';
import type { TraceEvents } from '../event-reader';

const RECORD = `type, project_id AS "projectId", replace(event_id::VARCHAR, '-', '') AS "eventId",
  replace(trace_id::VARCHAR, '-', '') AS "traceId", span_id AS "spanId", parent_span_id AS "parentSpanId",
  transaction, op, status, source, start_timestamp AS "startTimestamp", timestamp,
  received_timestamp AS "receivedTimestamp", title, level, release, environment, platform,
  sdk_name AS "sdkName", sdk_version AS "sdkVersion", "user", map_entries(tags) AS tags, spans, details`;

/** Transactions stand at their start, errors at their moment. */
const CHRONOLOGICAL = 'coalesce(start_timestamp, timestamp), project_id, event_id';

export async function readTrace(
  connection: DuckDBConnection,
  { traceId, projectIds, limit }: { traceId: string; projectIds: readonly number[]; limit: number },
): Promise<TraceEvents> {
  const result = await connection.runAndReadAll(
    `SELECT ${RECORD} FROM events
     WHERE trace_id = $1::VARCHAR::UUID AND list_contains($2::INTEGER[], project_id)
     ORDER BY ${CHRONOLOGICAL} LIMIT $3::INTEGER`,
    [traceId, listValue(projectIds), limit + 1],
  );
  const events = result.getRowObjectsJS().map(recordOf);
  return { events: events.slice(0, limit), truncated: events.length > limit };
}

export async function readEvent(
  connection: DuckDBConnection,
  { projectId, eventId }: { projectId: number; eventId: string },
): Promise<EventRecord | undefined> {
  const result = await connection.runAndReadAll(
    `SELECT ${RECORD} FROM events WHERE event_id = $1::VARCHAR::UUID AND project_id = $2::INTEGER LIMIT 1`,
    [eventId, projectId],
  );
  return result.getRowObjectsJS().map(recordOf)[0];
}

export async function readCounts(
  connection: DuckDBConnection,
): Promise<[projectId: number, count: number][]> {
  const result = await connection.runAndReadAll(
    'SELECT project_id, count(*)::DOUBLE FROM events GROUP BY 1 ORDER BY 1',
  );
  return result.getRows().map(([projectId, count]) => [Number(projectId), Number(count)]);
}

function recordOf(row: Record<string, JS>): EventRecord {
  const entries = row['tags'] as { key: string; value: string }[];
  return { ...(row as unknown as EventRecord), tags: entries.map(({ key, value }) => [key, value]) };
}
