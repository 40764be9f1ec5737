/**
 * The store's thread. DuckDB's appender is synchronous, and an append or a checkpoint may take longer than a request
 * may wait, so that only this thread ever touches the database.
 */
import { parentPort } from 'node:worker_threads';
import { appendRecords } from './append-records';
import { DuckDbConnections } from './duckdb-connections';
import { listStatement } from './list-statement';
import { openDatabase } from './open-database';
import { readCounts, readEvent, readTrace } from './read-events';
import type { AnswerMessage, CallMessage, CallName, WorkerCalls } from './worker-calls';
import type { ListValue } from '../event-list-query';

type Answers = {
  [Name in CallName]: (argument: WorkerCalls[Name]['argument']) => Promise<WorkerCalls[Name]['answer']>;
};

let opened: DuckDbConnections | undefined;

function connections(): DuckDbConnections {
  if (opened === undefined) throw new Error('the store is not open');
  return opened;
}

const answers: Answers = {
  async open({ directory }) {
    opened = await DuckDbConnections.of(await openDatabase(directory));
    return undefined;
  },
  append: (records) => appendRecords(connections().writer, records),
  trace: (argument) => connections().read((connection) => readTrace(connection, argument)),
  event: (argument) => connections().read((connection) => readEvent(connection, argument)),
  countByProject: () => connections().read(readCounts),
  list: (query) =>
    connections().read(async (connection) => {
      const { text, parameters } = listStatement(query);
      return (
        await connection.runAndReadAll(text, parameters.values, parameters.types)
      ).getRowsJS() as ListValue[][];
    }),
  close() {
    opened?.close();
    opened = undefined;
    return Promise.resolve(undefined);
  },
};

async function answer({ id, name, argument }: CallMessage): Promise<AnswerMessage> {
  try {
    const call = answers[name] as (argument: unknown) => Promise<unknown>;
    return { id, answer: await call(argument) };
  } catch (error) {
    const { name: errorName, message } = error instanceof Error ? error : new Error(String(error));
    return { id, error: { name: errorName, message } };
  }
}

parentPort?.on('message', (message: CallMessage) => {
  void answer(message).then((reply) => parentPort?.postMessage(reply));
});
