import type { DuckDBAppender } from '@duckdb/node-api';
import { expect, it } from '@jest/globals';
import { eventRecord } from '../../../testing/event-record-fixture';
import { scratchDirectory } from '../../../testing/scratch-directory';
import { streamedSpansRecord } from '../../../testing/streamed/stored-spans';
import { appendRecords } from './append-records';
import { openDatabase } from '../file/open-database';
import { OutcomeRows } from './outcome-rows';
import { StoredIds } from './stored-ids';

const directory = scratchDirectory();

it('stores nothing of a batch that has failed, also not when its appenders are collected', async () => {
  const database = await openDatabase(directory);
  const connection = await database.connect();
  const appenders: DuckDBAppender[] = [];
  const createAppender = connection.createAppender.bind(connection);
  connection.createAppender = async (table) => {
    if (table === 'streamed_spans') throw new Error('out of memory');
    const appender = await createAppender(table);
    appenders.push(appender);
    return appender;
  };
  const records = [eventRecord(), streamedSpansRecord([])];
  const parts = { outcomeRows: new OutcomeRows(), storedIds: new StoredIds() };
  await expect(appendRecords(connection, { records, counts: [] }, parts)).rejects.toThrow('out of memory');

  expect(appenders).toHaveLength(1);
  // As DuckDB does when one is collected, however long after its transaction.
  for (const appender of appenders) appender.closeSync();
  const stored = await connection.runAndReadAll('SELECT count(*) FROM events');
  expect(stored.getRows()).toEqual([[0n]]);
  connection.closeSync();
  database.closeSync();
});
