import type { DuckDBConnection, JS } from '@duckdb/node-api';
import { assembleStreamedSpans } from '../../streamed/assemble-streamed-spans';
import type { EventRecord } from '../../records/event-record';
import type { TraceEvents } from '../../event-reader';
import { MOST_TRACE_CHARACTERS } from '../../questions/trace-bounds';
import { Parameters } from '../parameters';
import { readStreamedSpans, traceOfStreamedEvent } from './read-streamed-spans';

const RECORD = `type, project_id AS "projectId", replace(event_id::VARCHAR, '-', '') AS "eventId",
  replace(trace_id::VARCHAR, '-', '') AS "traceId", span_id AS "spanId", parent_span_id AS "parentSpanId",
  transaction, op, status, source, start_timestamp AS "startTimestamp", timestamp,
  received_timestamp AS "receivedTimestamp", title, level, release, environment, platform,
  sdk_name AS "sdkName", sdk_version AS "sdkVersion", "user", map_entries(tags) AS tags, spans, details,
  sample_rate AS "sampleRate", coalesce(span_count, 0) AS "spanCount"`;

/** Transactions stand at their start, errors at their moment. */
const CHRONOLOGICAL = 'coalesce(start_timestamp, timestamp), project_id, event_id';

/** Among which the spans find their transaction, where they do not name it. */
const MOST_RELATED_EVENTS = 1_000;

export async function readTrace(
  connection: DuckDBConnection,
  { traceId, projectIds, limit }: { traceId: string; projectIds: readonly number[]; limit: number },
): Promise<TraceEvents> {
  const { events, isCut } = await readTraceRecords(connection, { traceId, projectIds, limit });
  const { batches, truncated } = await readStreamedSpans(connection, { traceId, projectIds });
  const assembled = assembleStreamedSpans(events, batches);
  return { events: assembled.slice(0, limit), truncated: isCut || truncated || assembled.length > limit };
}

/** One event more than the limit, if there is one; `isCut` says that they were too large to be read up to there. */
async function readTraceRecords(
  connection: DuckDBConnection,
  { traceId, projectIds, limit }: { traceId: string; projectIds: readonly number[]; limit: number },
): Promise<{ events: EventRecord[]; isCut: boolean }> {
  const parameters = new Parameters();
  const result = await connection.runAndReadAll(
    `SELECT ${RECORD}, "all" FROM (
      SELECT *, (count(*) OVER ())::DOUBLE AS "all",
        (sum(strlen(spans) + strlen(details))
          OVER (ORDER BY ${CHRONOLOGICAL} ROWS UNBOUNDED PRECEDING))::DOUBLE AS "read"
      FROM (
        SELECT * FROM events WHERE trace_id = ${parameters.bind(traceId, 'VARCHAR')}::UUID
          AND list_contains(${parameters.bind(projectIds, 'INTEGER[]')}, project_id)
        ORDER BY ${CHRONOLOGICAL} LIMIT ${parameters.bind(limit + 1, 'INTEGER')}
      )
    ) WHERE "read" <= ${MOST_TRACE_CHARACTERS} ORDER BY ${CHRONOLOGICAL}`,
    parameters.values,
    parameters.types,
  );
  const rows = result.getRowObjectsJS();
  const events = rows.map(({ all: _all, ...row }) => recordOf(row));
  return { events, isCut: events.length < Number(rows[0]?.['all'] ?? 0) };
}

/** A transaction comes with the spans that were streamed apart from it, and if those are all that is there of it. */
export async function readEvent(
  connection: DuckDBConnection,
  place: { projectId: number; eventId: string },
): Promise<EventRecord | undefined> {
  const event = await readOwnEvent(connection, place);
  if (event?.type === 'error') return event;
  const traceId = event === undefined ? await traceOfStreamedEvent(connection, place) : event.traceId;
  if (traceId === undefined || traceId === null) return event;
  const projectIds = [place.projectId];
  const { batches } = await readStreamedSpans(connection, { traceId, projectIds });
  if (batches.length === 0) return event;
  const { events } = await readTrace(connection, { traceId, projectIds, limit: MOST_RELATED_EVENTS });
  return events.find(({ eventId }) => eventId === place.eventId) ?? event;
}

async function readOwnEvent(
  connection: DuckDBConnection,
  { projectId, eventId }: { projectId: number; eventId: string },
): Promise<EventRecord | undefined> {
  const parameters = new Parameters();
  const events = await readRecords(connection, {
    clauses: `WHERE event_id = ${parameters.bind(eventId, 'VARCHAR')}::UUID
      AND project_id = ${parameters.bind(projectId, 'INTEGER')} LIMIT 1`,
    parameters,
  });
  return events[0];
}

export async function readCounts(
  connection: DuckDBConnection,
): Promise<[projectId: number, count: number][]> {
  const result = await connection.runAndReadAll(
    'SELECT project_id, count(*)::DOUBLE FROM events GROUP BY 1 ORDER BY 1',
  );
  return result.getRows().map(([projectId, count]) => [Number(projectId), Number(count)]);
}

async function readRecords(
  connection: DuckDBConnection,
  { clauses, parameters }: { clauses: string; parameters: Parameters },
): Promise<EventRecord[]> {
  const statement = `SELECT ${RECORD} FROM events ${clauses}`;
  const result = await connection.runAndReadAll(statement, parameters.values, parameters.types);
  return result.getRowObjectsJS().map(recordOf);
}

function recordOf(row: Record<string, JS>): EventRecord {
  const entries = row['tags'] as { key: string; value: string }[];
  return { ...(row as unknown as EventRecord), tags: entries.map(({ key, value }) => [key, value]) };
}
