import type { DuckDBConnection } from '@duckdb/node-api';
import { StoreUnwritableError } from '../../store-unwritable-error';

/**
 * Does `work` in one database transaction; resolves after its commit, which has reached the disk by then. Rejects with a
 * `StoreUnwritableError` when that is for the disk.
 */
export async function writeAtOnce<T>(connection: DuckDBConnection, work: () => Promise<T>): Promise<T> {
  try {
    await connection.run('BEGIN');
    const answer = await work();
    await connection.run('COMMIT');
    return answer;
  } catch (error) {
    await connection.run('ROLLBACK').catch(() => undefined);
    throw isUnwritable(error) ? new StoreUnwritableError(String(error)) : error;
  }
}

/** Whether it is the disk (or the memory for it) that refuses, and not what is to be written. */
function isUnwritable(error: unknown): boolean {
  const causes = /\b(IO|FATAL|TransactionContext|Out of Memory) Error|has been invalidated/;
  return causes.test(String(error));
}
