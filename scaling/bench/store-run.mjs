// One store in this process: appends drawn transactions, asks about them, and prints what that took.
import path from 'node:path';
import process from 'node:process';
import { createClient, openStoreOn } from '../../apps/collector/src/store/clickhouse/index.ts';
import { eventRow } from '../../apps/collector/src/store/clickhouse/write/event-row.ts';
import { openDuckDbEventStore } from '../../apps/collector/src/store/duckdb/duckdb-event-store.ts';
import { drawnTransactions } from '../../tools/bench/collector/store/drawn-transactions.mjs';

const UNTIL = Math.floor(Date.now() / 1_000);
const DAY = 86_400;
const ASKED = 7;
const SETTLE_MS = 30_000;

const options = JSON.parse(process.argv[2] ?? '{}');
const records = [
  ...drawnTransactions({ count: options.transactions, from: UNTIL - DAY, until: UNTIL, seed: options.seed }),
];
const engines = { rows: measureRows, duckdb: measureDuckDb, clickhouse: measureClickHouse };
const figures = await engines[options.engine](options);
console.log(JSON.stringify({ engine: options.engine, figures }));
process.exit(0);

/** What the collector itself does for ClickHouse, without a server. */
async function measureRows() {
  const spent = processorTime();
  let bytes = 0;
  for (const record of records) bytes += JSON.stringify(eventRow(record)).length;
  return {
    'processor time to make the rows (us a transaction)': spent() / records.length,
    'on the wire (bytes a transaction)': bytes / records.length,
  };
}

async function measureDuckDb({ directory, batch }) {
  const store = await openDuckDbEventStore({
    directory,
    workerFile: path.resolve('apps/collector/dist/duckdb.worker.js'),
    onFailure(error) {
      throw error;
    },
  });
  const appended = await append(store, batch);
  const asked = await ask(store);
  const bytes = await store.storedBytes();
  await store.close();
  return { ...appended, 'stored (bytes a transaction)': bytes / records.length, ...asked };
}

async function measureClickHouse({ directory, batch }) {
  const { createChdbConnection } = await import('chdb/connection');
  const client = createClient({ connection: createChdbConnection({ path: directory }), database: 'default' });
  const store = await openStoreOn([client], { database: 'default' });
  const spent = processorTime();
  const appended = await append(store, batch);
  await settle(client);
  const withMerges = spent() / records.length;
  const bytes = await store.storedBytes();
  const parts = await number(
    client,
    `SELECT toFloat64(count()) FROM system.parts WHERE active AND table = 'events'`,
  );
  return {
    ...appended,
    'processor time with what it merges (us a tx)': withMerges,
    'parts of the table then': parts,
    'stored (bytes a transaction)': bytes / records.length,
    ...(await ask(store)),
  };
}

async function append(store, batch) {
  const spent = processorTime();
  const began = performance.now();
  const times = [];
  for (let start = 0; start < records.length; start += batch) {
    const before = performance.now();
    await store.append(records.slice(start, start + batch));
    times.push(performance.now() - before);
  }
  times.sort((one, other) => one - other);
  return {
    'processor time to append (us a transaction)': spent() / records.length,
    'appended (transactions a second)': (1_000 * records.length) / (performance.now() - began),
    'a batch takes, p99 (ms)': times[Math.floor(times.length * 0.99)] ?? 0,
  };
}

/** Waits until the engine has nothing left to merge. */
async function settle(client) {
  const deadline = performance.now() + SETTLE_MS;
  let quiet = 0;
  while (quiet < 5 && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    quiet = (await number(client, 'SELECT toFloat64(count()) FROM system.merges')) === 0 ? quiet + 1 : 0;
  }
}

async function number(client, query) {
  const answer = await client.query({ query, format: 'JSONCompact' });
  return Number((await answer.json()).data[0][0]);
}

async function ask(store) {
  const duration = { kind: 'field', field: 'transaction.duration' };
  const name = { kind: 'field', field: 'transaction' };
  const list = {
    projectIds: [1, 2, 3, 4, 5],
    from: UNTIL - DAY,
    windowSeconds: DAY,
    columns: [
      name,
      { kind: 'count' },
      { kind: 'avg', of: duration },
      { kind: 'percentile', of: duration, level: 0.95 },
    ],
    order: [{ column: 1, descending: true }],
    limit: 50,
    offset: 0,
  };
  const gold = { column: { kind: 'tag', key: 'customer.tier' }, test: 'equals', value: 'gold' };
  const spans = {
    condition: {
      column: { kind: 'span', field: 'span.description' },
      test: 'matches',
      parts: ['', 'customer-77', ''],
    },
  };
  const rows = {
    columns: [name, { kind: 'span', field: 'span.op' }],
    order: [],
    latest: { events: 10_000, characters: 64 * 1024 * 1024 },
  };
  const { traceId, projectId, eventId } = records[Math.floor(records.length / 2)];
  const questions = {
    'list of a day': () => store.list(list),
    'list of an hour': () => store.list({ ...list, from: UNTIL - 3_600 }),
    'list by a tag': () => store.list({ ...list, condition: gold }),
    'spans, a rare text': () => store.list({ ...list, ...rows, spans }),
    'a trace': () => store.trace(traceId, [1, 2, 3, 4, 5], 1_000),
    'an event': () => store.event(projectId, eventId),
    'figures of all projects': () => store.countByProject(),
  };
  const figures = {};
  for (const [what, question] of Object.entries(questions)) {
    const times = [];
    for (let turn = 0; turn < ASKED; turn += 1) {
      const before = performance.now();
      await question();
      times.push(performance.now() - before);
    }
    figures[`${what} (ms)`] = times.sort((one, other) => one - other)[Math.floor(ASKED / 2)] ?? 0;
  }
  return figures;
}

/** Microseconds of processor time of this process, all threads, since now. */
function processorTime() {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
}
