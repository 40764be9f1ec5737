import { listValue, type DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import type { StoredRecord } from '../stored-record';
import { uuidOf } from './append-row';
import { IdFilter } from './id-filter';

/** The table of a record. */
export type Table = 'events' | 'streamed_spans';

const ID_COLUMNS = { events: 'event_id', streamed_spans: 'batch_id' } as const satisfies Record<
  Table,
  string
>;

/**
 * Tells which records are stored already. Looking that up takes longer the more is stored, and every commit would have
 * to: so a filter of all ids, which `read` fills, rules out nearly every new one.
 */
export class StoredIds {
  readonly #filter = new IdFilter();
  #isComplete = false;
  #isEnded = false;

  /** Reads the ids that the database holds, beside appends; before it is done every id is looked up. */
  async read(connection: DuckDBConnection): Promise<void> {
    const result = await connection.stream(
      `SELECT event_id::BLOB FROM events UNION ALL SELECT batch_id::BLOB FROM streamed_spans`,
    );
    for (;;) {
      const chunk = await result.fetchChunk();
      if (this.#isEnded) return;
      if (chunk === null || chunk.rowCount === 0) break;
      for (const id of chunk.getColumnValues(0)) this.#filter.add(Buffer.from((id as DuckDBBlobValue).bytes));
    }
    this.#isComplete = true;
  }

  /** Ends a reading that is under way. */
  end(): void {
    this.#isEnded = true;
  }

  /** The keys of those records that are stored. */
  async known(connection: DuckDBConnection, records: readonly StoredRecord[]): Promise<Set<string>> {
    const candidates = this.#isComplete
      ? records.filter((record) => this.#filter.mayHold(bytesOf(record)))
      : records;
    return new Set([
      ...(await storedKeys(connection, 'events', candidates)),
      ...(await storedKeys(connection, 'streamed_spans', candidates)),
    ]);
  }

  /** To be told before a record is stored. */
  add(record: StoredRecord): void {
    this.#filter.add(bytesOf(record));
  }
}

export function tableOf({ type }: StoredRecord): Table {
  return type === 'spans' ? 'streamed_spans' : 'events';
}

/** The same for records that are one. */
export function keyOf(record: StoredRecord): string {
  return keyIn(tableOf(record), record.projectId, idOf(record));
}

async function storedKeys(
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
  return result.getRows().map(([projectId, id]) => keyIn(table, Number(projectId), String(id)));
}

function idOf(record: StoredRecord): string {
  return record.type === 'spans' ? record.batchId : record.eventId;
}

function bytesOf(record: StoredRecord): Buffer {
  return Buffer.from(idOf(record), 'hex');
}

function keyIn(table: Table, projectId: number, id: string): string {
  return `${table}:${projectId}:${id}`;
}
