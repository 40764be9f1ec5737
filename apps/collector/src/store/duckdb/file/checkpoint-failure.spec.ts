import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from '@jest/globals';
import { scratchDirectory } from '../../../testing/scratch-directory';
import { Checkpoints } from './checkpoints';
import { DuckDbConnections } from '../duckdb-connections';
import { openDatabase, type OpenedDatabase } from './open-database';

const directory = scratchDirectory();
const file = path.join(directory, 'events.duckdb');

/** The database at first without, then with room for a checkpoint. */
function disk(): () => Promise<OpenedDatabase> {
  let isFull = true;
  return async () => {
    if (!isFull) return openDatabase(directory);
    isFull = false;
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run(`SET debug_checkpoint_abort = 'before_header'`);
    connection.closeSync();
    return instance;
  };
}

describe('a checkpoint that cannot be written', () => {
  it('costs nothing that was committed: the database is opened again', async () => {
    (await openDatabase(directory)).closeSync();
    const database = new DuckDbConnections(disk());
    const insert = (reason: string) =>
      database.write((connection) =>
        connection.run(`INSERT INTO outcomes VALUES (1, 'dropped', $1, 'default', 1)`, [reason]),
      );
    const count = async () => {
      const rows = await database.read(
        (connection) => connection.runAndReadAll('SELECT count(*) FROM outcomes'),
        5_000,
      );
      return Number(rows.getRows()[0]?.[0]);
    };
    const checkpoint = () => database.write((connection) => connection.run('CHECKPOINT'));

    await insert('before');
    const asked = count();
    await expect(checkpoint()).rejects.toThrow('FATAL');
    expect([await asked, await count()]).toEqual([1, 1]);
    await insert('after');
    await checkpoint();
    expect(await count()).toBe(2);
    await database.close();
  });

  it('is not tried again at once', async () => {
    const checkpoints = new Checkpoints(__filename, 1);
    let tries = 0;
    const fail = () => {
      tries += 1;
      return Promise.reject(new Error('no space'));
    };
    await checkpoints.runIfDue(fail);
    await checkpoints.runIfDue(fail);
    expect(tries).toBe(1);
  });
});
