import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { scratchDirectory } from '../../testing/scratch-directory';
import { QueryTimeoutError } from '../event-store';
import { QUESTION_LIMITS } from '../questions/question-turns';
import { appendRecords } from './write/append-records';
import { DuckDbConnections } from './duckdb-connections';
import { openDatabase } from './file/open-database';
import { OutcomeRows } from './write/outcome-rows';
import { StoredIds } from './write/stored-ids';

const ENDLESS = 'SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b';
const directory = scratchDirectory();

describe('questions that would never end', () => {
  it('are interrupted in time, and hold up neither what is stored nor what is asked after them', async () => {
    const database = new DuckDbConnections(() => openDatabase(directory));
    const ask = (question: string, timeoutMs: number) =>
      database.read((connection) => connection.runAndReadAll(question), timeoutMs);
    const order: string[] = [];
    const note = (word: string) => () => void order.push(word);
    const endless = Array.from({ length: QUESTION_LIMITS.running }, () =>
      expect(ask(ENDLESS, 1_500)).rejects.toBeInstanceOf(QueryTimeoutError),
    );
    const interrupted = Promise.all(endless).then(note('interrupted'));
    const kept = { outcomeRows: new OutcomeRows(), storedIds: new StoredIds() };
    for (let batch = 0; batch < 5; batch += 1) {
      const appended = database.write((connection) =>
        appendRecords(connection, { records: [eventRecord()], counts: [] }, kept),
      );
      expect(await appended).toEqual(['stored']);
    }
    note('stored')();
    await interrupted;
    expect(order).toEqual(['stored', 'interrupted']);
    expect((await ask('SELECT count(*)::INTEGER FROM events', 5_000)).getRows()).toEqual([[5]]);
    await database.close();
  });
});
