import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { StoreOpenError } from './store-open-error';
import { MIGRATIONS } from './schema';

const DATABASE_FILE = 'events.duckdb';

const CREATION_OPTIONS = {
  threads: '2',
  memory_limit: '256MB',
  // Nothing is fetched from the network, whatever a query says.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/**
 * Opens (or creates) the database in `directory`, which exists, and brings it to the current schema. Throws a `StoreOpenError` whose
 * message a person can act on when another process has it open, when it cannot be written or is no such database.
 */
export async function openDatabase(directory: string): Promise<DuckDBInstance> {
  const file = path.join(directory, DATABASE_FILE);
  try {
    const instance = await DuckDBInstance.create(file, CREATION_OPTIONS);
    const connection = await instance.connect();
    try {
      await configure(connection, directory);
      await migrate(connection, file);
    } finally {
      connection.closeSync();
    }
    return instance;
  } catch (error) {
    throw explain(error, directory, file);
  }
}

async function configure(connection: DuckDBConnection, directory: string): Promise<void> {
  const temporaryDirectory = path.join(directory, 'tmp').replaceAll("'", "''");
  await connection.run(`SET temp_directory = '${temporaryDirectory}'`);
  // The default of 16 MB makes appends wait for checkpoints; more would make a restart replay for longer.
  await connection.run(`SET checkpoint_threshold = '64MB'`);
  await connection.run('SET preserve_insertion_order = false');
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

async function migrate(connection: DuckDBConnection, file: string): Promise<void> {
  await connection.run('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
  const result = await connection.runAndReadAll('SELECT max(version) FROM schema_version');
  const current = Number(result.getRows()[0]?.[0] ?? 0);
  if (current > MIGRATIONS.length) {
    throw new StoreOpenError(
      `${file} was written by a newer version of the collector (schema ${current}): use that version or another data directory`,
    );
  }
  for (const [offset, statements] of MIGRATIONS.slice(current).entries()) {
    await connection.run('BEGIN');
    for (const statement of statements) await connection.run(statement);
    await connection.run('INSERT INTO schema_version VALUES ($1)', [current + offset + 1]);
    await connection.run('COMMIT');
  }
}

function explain(error: unknown, directory: string, file: string): unknown {
  if (error instanceof StoreOpenError || !(error instanceof Error)) return error;
  const remedy = 'set CLEW_DATA_DIR (or --data) to another directory';
  const holder = /lock is held in .*?(?:\(PID (\d+)\))/.exec(error.message);
  if (/set lock|lock is held/i.test(error.message)) {
    const process = holder?.[1] === undefined ? '' : ` (process ${holder[1]})`;
    return new StoreOpenError(
      `data directory ${directory} is in use by another collector${process}: stop it or ${remedy}`,
    );
  }
  if (/not a valid DuckDB database|corrupt|serializ|checksum/i.test(error.message)) {
    return new StoreOpenError(
      `${file} is damaged or not a collector database (it was left untouched): move it away or ${remedy}`,
    );
  }
  const reason = error.message.split('\n')[0];
  return new StoreOpenError(`data directory ${directory} cannot be used: ${remedy} (${reason})`);
}
