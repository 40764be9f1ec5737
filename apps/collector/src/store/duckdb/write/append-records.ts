import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import type { AppendOutcome } from '../../records/append-outcome';
import { countsOfAppended, type OutcomeCount } from '../../records/outcome-count';
import type { StoredRecord } from '../../records/stored-record';
import type { OutcomeRows } from './outcome-rows';
import { appendEvent, appendStreamedSpans } from './append-row';
import { keyOf, tableOf, type StoredIds, type Table } from './stored-ids';
import { writeAtOnce } from './write-at-once';

/** Appends records and outcomes in one database transaction; resolves after its commit, which has reached the disk by then. */
export async function appendRecords(
  connection: DuckDBConnection,
  { records, counts }: { records: readonly StoredRecord[]; counts: readonly OutcomeCount[] },
  { outcomeRows, storedIds }: { outcomeRows: OutcomeRows; storedIds: StoredIds },
): Promise<AppendOutcome[]> {
  return writeAtOnce(connection, async () => {
    const outcomes = await appendUnknown(connection, records, storedIds);
    await outcomeRows.add(connection, [...counts, ...countsOfAppended(records, outcomes)]);
    return outcomes;
  });
}

async function appendUnknown(
  connection: DuckDBConnection,
  records: readonly StoredRecord[],
  storedIds: StoredIds,
): Promise<AppendOutcome[]> {
  const known = await storedIds.known(connection, records);
  const appenders = new Map<Table, DuckDBAppender>();
  const outcomes: AppendOutcome[] = [];
  try {
    for (const record of records) {
      const key = keyOf(record);
      outcomes.push(known.has(key) ? 'duplicate' : 'stored');
      if (known.has(key)) continue;
      known.add(key);
      storedIds.add(record);
      const table = tableOf(record);
      const appender = appenders.get(table) ?? (await connection.createAppender(table));
      appenders.set(table, appender);
      if (record.type === 'spans') appendStreamedSpans(appender, record);
      else appendEvent(appender, record);
    }
    for (const appender of appenders.values()) appender.closeSync();
  } catch (error) {
    for (const appender of appenders.values()) abandon(appender);
    throw error;
  }
  return outcomes;
}

/** What it holds goes the way of the transaction: left open, it would store its rows by itself when it is collected. */
function abandon(appender: DuckDBAppender): void {
  try {
    appender.closeSync();
  } catch {
    // Closed all the same.
  }
}
