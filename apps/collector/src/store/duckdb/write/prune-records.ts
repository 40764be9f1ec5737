import { listValue, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import type { PruneRequest } from '../../event-pruner';
import { countsOf, OutcomeSums, type OutcomeCount, type Quantities } from '../../records/outcome-count';
import type { DuckDbConnections } from '../duckdb-connections';
import { writeAtOnce } from './write-at-once';
import type { OutcomeRows } from './outcome-rows';

/** Of one commit, so that appends in between wait for milliseconds only. */
const SLICE_RECORDS = 5_000;
const LOOK_UP_MS = 60_000;

/** Both tables' records, by what is removed together. */
const RECEIVED = `SELECT coalesce(trace_id, event_id) AS trace, received_timestamp FROM events
  UNION ALL SELECT trace_id, received_timestamp FROM streamed_spans`;

const TABLES = {
  events: { trace: 'coalesce(trace_id, event_id)', type: 'type' },
  streamed_spans: { trace: 'trace_id', type: `'spans'` },
} as const;

interface PrunedTrace {
  id: DuckDBValue;
  records: number;
}

/**
 * What `EventPruner.prune` promises. What is to go is looked up beside the appends, then removed slice by slice. Records that
 * come for a trace in between are received later than it says, and stay.
 */
export async function pruneRecords(
  connections: DuckDbConnections,
  request: PruneRequest,
  outcomeRows: OutcomeRows,
): Promise<OutcomeCount[]> {
  const traces = await connections.read(
    async (connection) =>
      (await hasOlder(connection, request.before)) ? tracesToPrune(connection, request) : [],
    LOOK_UP_MS,
  );
  const pruned = new OutcomeSums();
  for (const slice of slicesOf(traces)) {
    const parameters = [listValue(slice.map(({ id }) => id)), request.before];
    const counts = await connections.write((connection) =>
      writeAtOnce(connection, async () => {
        const removed = await removeSlice(connection, parameters);
        await outcomeRows.add(connection, removed);
        return removed;
      }),
    );
    pruned.add(counts);
  }
  return pruned.counts;
}

/** The time before which about that share of all records was received. */
export async function readReceivedBefore(
  connections: DuckDbConnections,
  share: number,
): Promise<number | undefined> {
  const result = await connections.read(
    (connection) =>
      connection.runAndReadAll(`SELECT approx_quantile(received_timestamp, $1::FLOAT) FROM (${RECEIVED})`, [
        share,
      ]),
    LOOK_UP_MS,
  );
  const time = result.getRows()[0]?.[0];
  return typeof time === 'number' ? time : undefined;
}

/** Whether there is anything to remove, which reads next to nothing: what was received later is skipped unread. */
async function hasOlder(connection: DuckDBConnection, before: number): Promise<boolean> {
  for (const table of Object.keys(TABLES)) {
    const text = `SELECT 1 FROM ${table} WHERE received_timestamp < $1::DOUBLE LIMIT 1`;
    if ((await connection.runAndReadAll(text, [before])).currentRowCount > 0) return true;
  }
  return false;
}

async function tracesToPrune(
  connection: DuckDBConnection,
  { before, wholeTraces, mostRecords }: PruneRequest,
): Promise<PrunedTrace[]> {
  const quiet = 'ANTI JOIN (SELECT trace FROM received WHERE received_timestamp >= $1::DOUBLE) USING (trace)';
  const result = await connection.runAndReadAll(
    `WITH received AS (${RECEIVED}),
      old AS (
        SELECT trace, max(received_timestamp) AS latest, count(*)::DOUBLE AS records
        FROM received WHERE received_timestamp < $1::DOUBLE GROUP BY trace
      ),
      chosen AS (SELECT * FROM old ${wholeTraces ? quiet : ''} ORDER BY latest, trace LIMIT $2::BIGINT)
    SELECT trace, records FROM (
      SELECT *, sum(records) OVER (ORDER BY latest, trace ROWS UNBOUNDED PRECEDING) - records AS earlier FROM chosen
    ) WHERE earlier < $2::BIGINT ORDER BY latest, trace`,
    [before, BigInt(mostRecords)],
  );
  return result.getRows().map(([id, records]) => ({ id: id as DuckDBValue, records: Number(records) }));
}

function slicesOf(traces: readonly PrunedTrace[]): PrunedTrace[][] {
  const slices: PrunedTrace[][] = [];
  let room = 0;
  for (const trace of traces) {
    if (room <= 0) {
      slices.push([]);
      room = SLICE_RECORDS;
    }
    slices.at(-1)?.push(trace);
    room -= trace.records;
  }
  return slices;
}

/** `$1` are the traces of the slice, `$2` the time before which their records were received. */
async function removeSlice(connection: DuckDBConnection, parameters: DuckDBValue[]): Promise<OutcomeCount[]> {
  const sums = new OutcomeSums();
  for (const [table, { trace, type }] of Object.entries(TABLES)) {
    const condition = `WHERE received_timestamp < $2::DOUBLE AND ${trace} IN (SELECT unnest($1::UUID[]))`;
    const result = await connection.runAndReadAll(
      `SELECT project_id, ${type}, count(*)::DOUBLE, sum(coalesce(span_count, 0))::DOUBLE
        FROM ${table} ${condition} GROUP BY ALL`,
      parameters,
    );
    for (const [projectId, kind, records, spans] of result.getRows()) {
      const quantities = quantitiesOfMany(String(kind), Number(records), Number(spans));
      sums.add(countsOf({ projectId: Number(projectId), outcome: 'pruned', reason: '' }, quantities));
    }
    if (result.currentRowCount > 0) await connection.run(`DELETE FROM ${table} ${condition}`, parameters);
  }
  return sums.counts;
}

/** As `quantitiesOf`, of many records at once. */
function quantitiesOfMany(type: string, records: number, spans: number): Quantities {
  if (type === 'spans') return { span: spans };
  return type === 'transaction' ? { transaction: records, span: spans } : { error: records };
}
