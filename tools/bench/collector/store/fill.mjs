// Fills a store through its own `append`, without HTTP: `node fill.mjs '{"directory", "count", "from", "until"}'`.
import { pathToFileURL } from 'node:url';
import { partsFile, workerFile } from '../build-collector.mjs';
import { drawnTransactions } from './drawn-transactions.mjs';

const BATCH = 2_000;
const { openDuckDbEventStore } = await import(pathToFileURL(partsFile).href);
const { directory, ...drawing } = JSON.parse(process.argv[2]);

const store = await openDuckDbEventStore({
  directory,
  workerFile,
  onFailure(error) {
    throw error;
  },
});
let stored = 0;
let appending = Promise.resolve();
let batch = [];

/** The next batch is drawn while this one is stored. */
async function appendBatch() {
  await appending;
  stored += batch.length;
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[Kdrawing a store: ${stored} of ${drawing.count}`);
  appending = store.append(batch);
  batch = [];
}

for (const transaction of drawnTransactions(drawing)) {
  batch.push(transaction);
  if (batch.length === BATCH) await appendBatch();
}
await appendBatch();
await appending;
await store.close();
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
