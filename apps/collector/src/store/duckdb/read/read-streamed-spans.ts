import type { DuckDBConnection } from '@duckdb/node-api';
import { rootSpanOfEventId, type StreamedSpans } from '../../records/streamed-spans';
import { MOST_TRACE_CHARACTERS } from '../../questions/trace-bounds';
import { Parameters } from '../parameters';

/** Streamed spans of one trace, in the order of their arrival; `truncated` says that there are more. */
interface TraceBatches {
  batches: StreamedSpans[];
  truncated: boolean;
}

export async function readStreamedSpans(
  connection: DuckDBConnection,
  { traceId, projectIds }: { traceId: string; projectIds: readonly number[] },
): Promise<TraceBatches> {
  const parameters = new Parameters();
  const result = await connection.runAndReadAll(
    `SELECT 'spans' AS type, project_id AS "projectId", replace(batch_id::VARCHAR, '-', '') AS "batchId",
      replace(trace_id::VARCHAR, '-', '') AS "traceId", root_span_id AS "rootSpanId",
      received_timestamp AS "receivedTimestamp", span_count AS "spanCount", spans, details, "all"
    FROM (
      SELECT *, (sum(strlen(spans)) OVER arrivals)::DOUBLE AS "read", (sum(strlen(spans)) OVER ())::DOUBLE AS "all"
      FROM streamed_spans
      WHERE trace_id = ${parameters.bind(traceId, 'VARCHAR')}::UUID
        AND list_contains(${parameters.bind(projectIds, 'INTEGER[]')}, project_id)
      WINDOW arrivals AS (ORDER BY received_timestamp, batch_id ROWS UNBOUNDED PRECEDING)
    ) WHERE "read" <= ${MOST_TRACE_CHARACTERS} ORDER BY received_timestamp, batch_id`,
    parameters.values,
    parameters.types,
  );
  const rows = result.getRowObjectsJS() as unknown as (StreamedSpans & { all: number })[];
  return {
    batches: rows.map(({ all: _all, ...batch }) => batch),
    truncated: (rows[0]?.all ?? 0) > MOST_TRACE_CHARACTERS,
  };
}

/** The trace of a transaction of which only streamed spans are there; undefined when there are none. */
export async function traceOfStreamedEvent(
  connection: DuckDBConnection,
  { projectId, eventId }: { projectId: number; eventId: string },
): Promise<string | undefined> {
  const rootSpanId = rootSpanOfEventId(eventId);
  if (rootSpanId === undefined) return undefined;
  const parameters = new Parameters();
  const result = await connection.runAndReadAll(
    `SELECT replace(trace_id::VARCHAR, '-', '') FROM streamed_spans
      WHERE root_span_id = ${parameters.bind(rootSpanId, 'VARCHAR')}
        AND project_id = ${parameters.bind(projectId, 'INTEGER')} LIMIT 1`,
    parameters.values,
    parameters.types,
  );
  const traceId = result.getRows()[0]?.[0];
  return typeof traceId === 'string' ? traceId : undefined;
}
