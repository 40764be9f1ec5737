// Makes a store of ten days out of one of a day: `node repeat-days.mjs '{"source", "directory", "days"}'`. The days before
// the last are its copies under new ids, without their child spans, which no list reads.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { partsFile, workerFile } from '../build-collector.mjs';

const DATABASE_FILE = 'events.duckdb';
const COPIED = `* REPLACE (
  md5(event_id::VARCHAR || $1)::UUID AS event_id,
  md5(trace_id::VARCHAR || $1)::UUID AS trace_id,
  start_timestamp - 86400 * $1 AS start_timestamp,
  timestamp - 86400 * $1 AS timestamp,
  received_timestamp - 86400 * $1 AS received_timestamp,
  '[]' AS spans
)`;

const { source, directory, days } = JSON.parse(process.argv[2]);
const { openDuckDbEventStore } = await import(pathToFileURL(partsFile).href);
const store = await openDuckDbEventStore({
  directory,
  workerFile,
  onFailure(error) {
    throw error;
  },
});
await store.close();

const instance = await DuckDBInstance.create(':memory:', { memory_limit: '2GB' });
const connection = await instance.connect();
const file = (folder) => `'${path.join(folder, DATABASE_FILE).replaceAll("'", "''")}'`;
// The groups of rows are as long as where the collector itself appends them (open-database.ts).
await connection.run(`ATTACH ${file(directory)} AS all_days (ROW_GROUP_SIZE 8192)`);
await connection.run(`ATTACH ${file(source)} AS day (READ_ONLY)`);
await connection.run('USE all_days');
for (let day = days - 1; day >= 0; day--) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[Kcopying a day: ${days - day} of ${days}`);
  const columns = day === 0 ? '*' : COPIED.replaceAll('$1', String(day));
  await connection.run(`INSERT INTO events SELECT ${columns} FROM day.events`);
  await connection.run('CHECKPOINT');
}
await connection.run('INSERT INTO outcomes SELECT * FROM day.outcomes');
connection.closeSync();
instance.closeSync();
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
