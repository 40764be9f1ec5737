import path from 'node:path';
import { ConfigurationError, makeDirectory } from '@clew/service-host';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { schema } from './schema';
import { seed } from './seed';

const LOCK_TIMEOUT_MS = 2_000;
const SYNCHRONOUS_FULL = 2;

/**
 * Opens `<directory>/shop.sqlite`, making what is missing: directory, file, tables, catalogue, demonstration session.
 * An acknowledged write survives a power loss. Throws a `ConfigurationError` when the directory cannot be written to or
 * the file is no database.
 */
export function openDatabase(directory: string): Database {
  makeDirectory(directory, 'CLEW_DATA_DIR');
  const file = path.resolve(directory, 'shop.sqlite');
  try {
    return prepareDatabase(new SqliteDatabase(file, { timeout: LOCK_TIMEOUT_MS }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ConfigurationError(
      `${file} cannot be used (${reason}): set CLEW_DATA_DIR to a directory that this user may write to`,
    );
  }
}

function prepareDatabase(database: Database): Database {
  try {
    database.pragma('journal_mode = WAL');
    // Named explicitly after WAL: better-sqlite3 is built to fall back to NORMAL at the first write otherwise.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('trusted_schema = OFF');
    database
      .transaction(() => {
        database.exec(schema);
        seed(database);
      })
      .immediate();
    if (database.pragma('synchronous', { simple: true }) !== SYNCHRONOUS_FULL) {
      throw new Error('SQLite does not keep synchronous = FULL');
    }
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}
