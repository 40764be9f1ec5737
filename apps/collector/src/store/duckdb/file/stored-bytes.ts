import { statSync } from 'node:fs';
import type { DuckDBConnection } from '@duckdb/node-api';

/**
 * The bytes of the blocks in use, and of the log in `logFile`. The file itself may be longer: what is removed leaves blocks free, which
 * are written again.
 */
export async function readStoredBytes(connection: DuckDBConnection, logFile: string): Promise<number> {
  const result = await connection.runAndReadAll(
    'SELECT (block_size * used_blocks)::DOUBLE FROM pragma_database_size() WHERE database_name = current_database()',
  );
  const blocks = Number(result.getRows()[0]?.[0]);
  return blocks + (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0);
}
