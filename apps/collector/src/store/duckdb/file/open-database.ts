import { statSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { assertSoundLog, damagedLog } from './assert-sound-log';
import { StoreOpenError } from './store-open-error';
import { MIGRATIONS } from './schema';

/** In the collector's directory; DuckDB keeps its log beside it. */
export const DATABASE_FILE = 'events.duckdb';

const REMEDY = 'set CLEW_DATA_DIR (or --data) to another directory';

const CREATION_OPTIONS = {
  threads: '2',
  memory_limit: '256MB',
  // Nothing is fetched from the network, whatever a query says.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** Of the database within DuckDB's instance. */
const NAME = 'clew';

/** Smaller than DuckDB's 122,880: space is freed by whole groups of rows. Reading is not slower. */
const ROW_GROUP_ROWS = 8_192;

/** An opened database. */
export interface OpenedDatabase {
  connect(): Promise<DuckDBConnection>;
  closeSync(): void;
}

/**
 * Opens (or creates) the database in `directory`, which exists, and brings it to the current schema. Throws a `StoreOpenError` whose
 * message a person can act on when another process has it open, when it cannot be written or is no such database.
 */
export async function openDatabase(directory: string): Promise<OpenedDatabase> {
  const file = path.join(directory, DATABASE_FILE);
  try {
    assertSoundLog(`${file}.wal`);
    const instance = await DuckDBInstance.create(':memory:', CREATION_OPTIONS);
    try {
      await prepare(instance, directory, file);
    } catch (error) {
      instance.closeSync();
      throw error;
    }
    return { connect: () => connectTo(instance), closeSync: () => instance.closeSync() };
  } catch (error) {
    throw explain(error, directory, file);
  }
}

async function connectTo(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run(`USE ${NAME}`);
  return connection;
}

async function prepare(instance: DuckDBInstance, directory: string, file: string): Promise<void> {
  const connection = await instance.connect();
  try {
    // A restart replays what little is in the log; a checkpoint at each end would leave small groups of rows.
    await connection.run('PRAGMA disable_checkpoint_on_shutdown');
    await connection.run(`ATTACH '${quoted(file)}' AS ${NAME} (ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`);
    await connection.run(`USE ${NAME}`);
    await configure(connection, directory);
    await assertWhole(connection, file);
    await migrate(connection, file);
  } finally {
    connection.closeSync();
  }
}

async function configure(connection: DuckDBConnection, directory: string): Promise<void> {
  await connection.run(`SET temp_directory = '${quoted(path.join(directory, 'tmp'))}'`);
  // A checkpoint within a commit would make senders wait, and its failure says that a stored batch is not (see Checkpoints).
  await connection.run(`SET checkpoint_threshold = '1TB'`);
  // To join groups, DuckDB holds thousands of rows in memory: with large events it runs out of that, and gives the database up.
  await connection.run('SET max_vacuum_tasks = 0');
  await connection.run('SET preserve_insertion_order = false');
  // Memory that a heavy question needed is given back after it.
  await connection.run('SET allocator_background_threads = true');
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

/**
 * DuckDB looks at most blocks only when they are asked for: a file that was cut off opens as if it were sound. Free
 * blocks at the end it cuts off itself.
 */
async function assertWhole(connection: DuckDBConnection, file: string): Promise<void> {
  const result = await connection.runAndReadAll(
    'SELECT block_size * used_blocks FROM pragma_database_size()',
  );
  const [bytes] = result.getRows()[0] ?? [];
  if (Number(bytes) > statSync(file).size) throw new Error('the database is corrupt: its end is missing');
}

/** All that is missing in one transaction: killed in between, the next start finds the old schema whole. */
async function migrate(connection: DuckDBConnection, file: string): Promise<void> {
  const current = await schemaVersion(connection, file);
  if (current > MIGRATIONS.length) {
    throw new StoreOpenError(
      `${file} was written by a newer version of the collector (schema ${current}): use that version or another data directory`,
    );
  }
  if (current === MIGRATIONS.length) return;
  await connection.run('BEGIN');
  if (current === 0)
    await connection.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  for (const statement of MIGRATIONS.slice(current).flat()) await connection.run(statement);
  await connection.run('INSERT INTO schema_version VALUES ($1)', [MIGRATIONS.length]);
  await connection.run('COMMIT');
}

/** 0 for a database without any table; throws for one that somebody else has filled. */
async function schemaVersion(connection: DuckDBConnection, file: string): Promise<number> {
  const tables = await connection.runAndReadAll(
    `SELECT table_name FROM duckdb_tables() WHERE database_name = '${NAME}'`,
  );
  if (tables.currentRowCount === 0) return 0;
  const names = tables.getRows().map(([name]) => name);
  if (!names.includes('schema_version')) {
    throw new StoreOpenError(
      `${file} is another program's database (it was left untouched): move it away or ${REMEDY}`,
    );
  }
  const result = await connection.runAndReadAll('SELECT max(version) FROM schema_version');
  return Number(result.getRows()[0]?.[0] ?? 0);
}

function quoted(text: string): string {
  return text.replaceAll("'", "''");
}

function explain(error: unknown, directory: string, file: string): unknown {
  if (error instanceof StoreOpenError) return error;
  const message = error instanceof Error ? error.message : String(error);
  if (/set lock|lock is held/i.test(message)) {
    const [, holder] = /lock is held in .*?(?:\(PID (\d+)\))/.exec(message) ?? [];
    const process = holder === undefined ? '' : ` (process ${holder})`;
    return new StoreOpenError(
      `data directory ${directory} is in use by another collector${process}: stop it or ${REMEDY}`,
    );
  }
  if (/WAL file/i.test(message)) return damagedLog(`${file}.wal`);
  if (
    /not a valid DuckDB database|corrupt|could not read enough bytes|serializ|checksum|INTERNAL Error|_scanner/i.test(
      message,
    )
  ) {
    return new StoreOpenError(
      `${file} is damaged or not a collector database (it was left untouched): move it away or ${REMEDY}`,
    );
  }
  const [reason] = message.split('\n');
  return new StoreOpenError(`data directory ${directory} cannot be used: ${REMEDY} (${reason})`);
}
