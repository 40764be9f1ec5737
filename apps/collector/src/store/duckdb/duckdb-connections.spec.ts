import { expect, it } from '@jest/globals';
import { scratchDirectory } from '../../testing/scratch-directory';
import { DuckDbConnections } from './duckdb-connections';
import { openDatabase } from './file/open-database';

const directory = scratchDirectory();

it('ends a question that began while the database was about to be closed', async () => {
  const connections = new DuckDbConnections(() => openDatabase(directory));
  await connections.ready();
  const closed = connections.close();
  const asked = connections.read(
    async (connection) =>
      (await connection.runAndReadAll('SELECT sum(i) FROM range(1000000) t(i)')).getRows(),
    10_000,
  );
  await closed;
  expect(await asked).toEqual([[499_999_500_000n]]);
});
