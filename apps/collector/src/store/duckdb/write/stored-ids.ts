import { listValue, type DuckDBBlobValue, type DuckDBConnection } from '@duckdb/node-api';
import type { StoredRecord } from '../../records/stored-record';
import { uuidOf } from './append-row';
import type { DuckDbConnections } from '../duckdb-connections';
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
  #filter = new IdFilter();
  /** To replace the other once it is filled. */
  #fresh: IdFilter | undefined;
  #isComplete = false;
  #isRenewing = false;
  #isEnded = false;

  /** No more than `renewedFrom` ids take too little room to be worth reading again. */
  constructor(private readonly renewedFrom = 1 << 20) {}

  /** How many ids are remembered, those of pruned records among them. */
  get size(): number {
    return this.#filter.size;
  }

  /** Reads the ids that the database holds, beside appends; before it is done every id is looked up. */
  async read(connection: DuckDBConnection): Promise<void> {
    this.#isComplete = await this.#fill(this.#filter, connection);
  }

  /**
   * To be called after removals: once most of very many ids are of what was removed, those of what is stored are read into
   * a filter that replaces the present one. Where that fails, the present one stays.
   */
  async renew(connections: DuckDbConnections, timeoutMs: number): Promise<void> {
    if (!this.#isComplete || this.#isRenewing || this.#isEnded || this.size <= this.renewedFrom) return;
    this.#isRenewing = true;
    try {
      // Begun as one of the writes: what was appended before is read, and what is appended later is added to both.
      const fresh = await connections.write((connection) => this.#beginFresh(connection));
      // Asking a database that has been closed meanwhile would open it again.
      if (fresh === undefined || this.#isEnded) return;
      const isFilled = await connections.read((connection) => this.#fill(fresh, connection), timeoutMs);
      if (isFilled) this.#filter = fresh;
    } finally {
      this.#fresh = undefined;
      this.#isRenewing = false;
    }
  }

  async #beginFresh(connection: DuckDBConnection): Promise<IdFilter | undefined> {
    const result = await connection.runAndReadAll(
      `SELECT ((SELECT count(*) FROM events) + (SELECT count(*) FROM streamed_spans))::DOUBLE`,
    );
    if (Number(result.getRows()[0]?.[0]) >= this.size / 2) return undefined;
    this.#fresh = new IdFilter();
    return this.#fresh;
  }

  /** False when it was ended before all were read. */
  async #fill(filter: IdFilter, connection: DuckDBConnection): Promise<boolean> {
    const result = await connection.stream(
      `SELECT event_id::BLOB FROM events UNION ALL SELECT batch_id::BLOB FROM streamed_spans`,
    );
    for (;;) {
      const chunk = await result.fetchChunk();
      if (this.#isEnded) return false;
      if (chunk === null || chunk.rowCount === 0) return true;
      for (const id of chunk.getColumnValues(0)) filter.add(Buffer.from((id as DuckDBBlobValue).bytes));
    }
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
    const id = bytesOf(record);
    this.#filter.add(id);
    this.#fresh?.add(id);
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
