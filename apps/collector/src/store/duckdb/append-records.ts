import { listValue, type DuckDBAppender, type DuckDBConnection } from '@duckdb/node-api';
import type { AppendOutcome } from '../append-outcome';
import { countsOfAppended, type OutcomeCount } from '../outcome-count';
import type { StoredRecord } from '../stored-record';
import type { OutcomeRows } from './outcome-rows';
import { appendEvent, appendStreamedSpans, uuidOf } from './append-row';
import { writeAtOnce } from './write-at-once';

/** Appends records and outcomes in one database transaction; resolves after its commit, which has reached the disk by then. */
export async function appendRecords(
  connection: DuckDBConnection,
  { records, counts }: { records: readonly StoredRecord[]; counts: readonly OutcomeCount[] },
  outcomeRows: OutcomeRows,
): Promise<AppendOutcome[]> {
  return writeAtOnce(connection, async () => {
    const outcomes = await appendUnknown(connection, records);
    await outcomeRows.add(connection, [...counts, ...countsOfAppended(records, outcomes)]);
    return outcomes;
  });
}

type Table = 'events' | 'streamed_spans';

async function appendUnknown(
  connection: DuckDBConnection,
  records: readonly StoredRecord[],
): Promise<AppendOutcome[]> {
  const known = new Set([
    ...(await knownKeys(connection, 'events', records)),
    ...(await knownKeys(connection, 'streamed_spans', records)),
  ]);
  const appenders = new Map<Table, DuckDBAppender>();
  const outcomes: AppendOutcome[] = [];
  for (const record of records) {
    const key = keyOf(tableOf(record), record.projectId, idOf(record));
    outcomes.push(known.has(key) ? 'duplicate' : 'stored');
    if (known.has(key)) continue;
    known.add(key);
    const table = tableOf(record);
    const appender = appenders.get(table) ?? (await connection.createAppender(table));
    appenders.set(table, appender);
    if (record.type === 'spans') appendStreamedSpans(appender, record);
    else appendEvent(appender, record);
  }
  for (const appender of appenders.values()) appender.closeSync();
  return outcomes;
}

const ID_COLUMNS = { events: 'event_id', streamed_spans: 'batch_id' } as const satisfies Record<
  Table,
  string
>;

async function knownKeys(
  connection: DuckDBConnection,
  table: Table,
  records: readonly StoredRecord[],
): Promise<string[]> {
  const ids = records.filter((record) => tableOf(record) === table).map((record) => uuidOf(idOf(record)));
  if (ids.length === 0) return [];
  const column = ID_COLUMNS[table];
  const result = await connection.runAndReadAll(
    `SELECT project_id, replace(${column}::VARCHAR, '-', '') FROM ${table} WHERE ${column} IN (SELECT unnest($1::UUID[]))`,
    [listValue(ids)],
  );
  return result.getRows().map(([projectId, id]) => keyOf(table, Number(projectId), String(id)));
}

function tableOf({ type }: StoredRecord): Table {
  return type === 'spans' ? 'streamed_spans' : 'events';
}

function idOf(record: StoredRecord): string {
  return record.type === 'spans' ? record.batchId : record.eventId;
}

function keyOf(table: Table, projectId: number, id: string): string {
  return `${table}:${projectId}:${id}`;
}
