/**
 * The store's thread. DuckDB's appender is synchronous, and an append or a checkpoint may take longer than a request
 * may wait, so that only this thread ever touches the database.
 */
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { appendRecords } from './write/append-records';
import { Checkpoints } from './file/checkpoints';
import { DuckDbConnections } from './duckdb-connections';
import { listStatement } from './list/list-statement';
import { DATABASE_FILE, openDatabase } from './file/open-database';
import { OutcomeRows, readOutcomes } from './write/outcome-rows';
import { pruneRecords, readReceivedBefore } from './write/prune-records';
import { readCounts, readEvent, readTrace } from './read/read-events';
import { readTagKeys } from './read/read-tag-keys';
import { StoredIds } from './write/stored-ids';
import { readStoredBytes } from './file/stored-bytes';
import { writeAtOnce } from './write/write-at-once';
import type { AnswerMessage, CallMessage, CallName, WorkerCalls } from './worker-calls';
import type { ListValue } from '../questions/event-list-query';

type Answers = {
  [Name in CallName]: (
    argument: WorkerCalls[Name]['argument'],
    timeoutMs: number,
  ) => Promise<WorkerCalls[Name]['answer']>;
};

const outcomeRows = new OutcomeRows();
const storedIds = new StoredIds();
/** Nobody waits for it: without it appends are slower, and right. */
const READ_IDS_TIMEOUT_MS = 10 * 60_000;
let opened: DuckDbConnections | undefined;
let checkpoints: Checkpoints | undefined;
let logFile = '';

function connections(): DuckDbConnections {
  if (opened === undefined) throw new Error('the store is not open');
  return opened;
}

function writeCheckpoint(): Promise<void> {
  return connections().write(async (connection) => {
    await writeAtOnce(connection, () => outcomeRows.sumUp(connection));
    await connection.run('CHECKPOINT');
  });
}

const answers: Answers = {
  async open({ directory, logBytes }) {
    opened = new DuckDbConnections(() => openDatabase(directory));
    logFile = path.join(directory, `${DATABASE_FILE}.wal`);
    checkpoints = new Checkpoints(logFile, logBytes);
    await opened.ready();
    opened.read((connection) => storedIds.read(connection), READ_IDS_TIMEOUT_MS).catch(() => undefined);
    return undefined;
  },
  append: (argument) =>
    connections().write((connection) => appendRecords(connection, argument, { outcomeRows, storedIds })),
  trace: (argument, timeoutMs) =>
    connections().read((connection) => readTrace(connection, argument), timeoutMs),
  event: (argument, timeoutMs) =>
    connections().read((connection) => readEvent(connection, argument), timeoutMs),
  countByProject: (_argument, timeoutMs) => connections().read(readCounts, timeoutMs),
  outcomes: (_argument, timeoutMs) => connections().read(readOutcomes, timeoutMs),
  list: (query, timeoutMs) =>
    connections().read(async (connection) => {
      const { text, parameters } = listStatement(query);
      return (
        await connection.runAndReadAll(text, parameters.values, parameters.types)
      ).getRowsJS() as ListValue[][];
    }, timeoutMs),
  tagKeys: (query, timeoutMs) =>
    connections().read((connection) => readTagKeys(connection, query), timeoutMs),
  receivedBefore: (share) => readReceivedBefore(connections(), share),
  async prune(request) {
    const counts = await pruneRecords(connections(), request, outcomeRows);
    if (counts.length > 0) storedIds.renew(connections(), READ_IDS_TIMEOUT_MS).catch(() => undefined);
    return counts;
  },
  async storedBytes({ freed }) {
    if (freed) await writeCheckpoint();
    return connections().write((connection) => readStoredBytes(connection, logFile));
  },
  async close() {
    storedIds.end();
    await checkpoints?.runBeforeEnd(writeCheckpoint);
    await opened?.close();
    opened = undefined;
    return undefined;
  },
};

async function answer({ id, name, argument, timeoutMs }: CallMessage): Promise<AnswerMessage> {
  try {
    const call = answers[name] as (argument: unknown, timeoutMs: number) => Promise<unknown>;
    return { id, answer: await call(argument, timeoutMs) };
  } catch (error) {
    const { name: errorName, message } = error instanceof Error ? error : new Error(String(error));
    return { id, error: { name: errorName, message } };
  }
}

/** After the answer, so that no sender waits for it. */
async function checkpointAfter({ name }: CallMessage): Promise<void> {
  if (name !== 'append') return;
  await checkpoints?.runIfDue(writeCheckpoint);
}

parentPort?.on('message', (message: CallMessage) => {
  void answer(message)
    .then((reply) => parentPort?.postMessage(reply))
    .then(() => checkpointAfter(message));
});
