import { rootSpanOfEventId, type StreamedSpans } from '../../records/streamed-spans';
import { MOST_TRACE_CHARACTERS } from '../../questions/trace-bounds';
import type { ClickHouseServers } from '../clickhouse-servers';
import { Parameters, uuidOf } from '../parameters';

/** Streamed spans of one trace, in the order of their arrival; `truncated` says that there are more. */
interface TraceBatches {
  batches: StreamedSpans[];
  truncated: boolean;
}

interface TraceQuestion {
  traceId: string;
  projectIds: readonly number[];
}

const ARRIVAL = 'received_timestamp, batch_id';

/** First how large each batch is, then as many as bear reading. */
export async function readStreamedSpans(
  servers: ClickHouseServers,
  question: TraceQuestion,
  timeoutMs: number,
): Promise<TraceBatches> {
  const sizes = await askOfTrace(servers, question, { columns: 'spans_size', timeoutMs });
  let characters = 0;
  const most = sizes.findIndex(([size]) => (characters += Number(size)) > MOST_TRACE_CHARACTERS);
  const count = most === -1 ? sizes.length : most;
  if (count === 0) return { batches: [], truncated: sizes.length > 0 };
  const columns = `project_id, replaceAll(toString(batch_id), '-', ''), root_span_id, received_timestamp, span_count,
    spans, details`;
  const rows = await askOfTrace(servers, question, { columns, limit: count, timeoutMs });
  const batches = rows.map((row): StreamedSpans => {
    const [projectId, batchId, rootSpanId, receivedTimestamp, spanCount, spans, details] = row;
    return {
      type: 'spans',
      projectId: Number(projectId),
      batchId: String(batchId),
      traceId: question.traceId,
      rootSpanId: rootSpanId as string | null,
      receivedTimestamp: Number(receivedTimestamp),
      spanCount: Number(spanCount),
      spans: String(spans),
      details: String(details),
    };
  });
  return { batches, truncated: count < sizes.length };
}

/** The trace of a transaction of which only streamed spans are there; undefined when there are none. */
export async function traceOfStreamedEvent(
  servers: ClickHouseServers,
  { projectId, eventId }: { projectId: number; eventId: string },
  timeoutMs: number,
): Promise<string | undefined> {
  const rootSpanId = rootSpanOfEventId(eventId);
  if (rootSpanId === undefined) return undefined;
  const parameters = new Parameters(servers.dialect);
  const text = `SELECT replaceAll(toString(trace_id), '-', '') FROM streamed_spans
    WHERE root_span_id = ${parameters.bind(rootSpanId, 'String')}
      AND project_id = ${parameters.bind(projectId, 'Int32')} LIMIT 1`;
  const [row] = await servers.ask({ text, parameters }, timeoutMs);
  return row === undefined ? undefined : String(row[0]);
}

function askOfTrace(
  servers: ClickHouseServers,
  { traceId, projectIds }: TraceQuestion,
  { columns, limit, timeoutMs }: { columns: string; limit?: number; timeoutMs: number },
): Promise<unknown[][]> {
  const parameters = new Parameters(servers.dialect);
  const text = `SELECT ${columns} FROM streamed_spans FINAL
    WHERE trace_id = ${parameters.bind(uuidOf(traceId), 'UUID')}
      AND ${parameters.oneOf('project_id', projectIds, 'Int32')}
    ORDER BY ${ARRIVAL}${limit === undefined ? '' : ` LIMIT ${limit}`}`;
  return servers.ask({ text, parameters }, timeoutMs);
}
