import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../../testing/event-record-fixture';
import { scratchDirectory } from '../../../testing/scratch-directory';
import { streamedSpansRecord } from '../../../testing/streamed/stored-spans';
import { uniqueId } from '../../../testing/wire-fixtures';
import type { StoredRecord } from '../../records/stored-record';
import { appendRecords } from './append-records';
import { DuckDbConnections } from '../duckdb-connections';
import { openDatabase } from '../file/open-database';
import { OutcomeRows } from './outcome-rows';
import { pruneRecords } from './prune-records';
import { StoredIds } from './stored-ids';

const TIMEOUT_MS = 60_000;
const RENEWED_FROM = 100;
const scratch = scratchDirectory();

describe('the ids that are remembered', () => {
  const outcomeRows = new OutcomeRows();
  let connections: DuckDbConnections;
  let storedIds: StoredIds;
  beforeEach(async () => {
    const directory = path.join(scratch, uniqueId());
    mkdirSync(directory);
    connections = new DuckDbConnections(() => openDatabase(directory));
    storedIds = new StoredIds(RENEWED_FROM);
    await connections.read((connection) => storedIds.read(connection), TIMEOUT_MS);
  });
  afterEach(() => connections.close());

  const receivedAt = (receivedTimestamp: number, count: number): StoredRecord[] =>
    Array.from({ length: count }, () => eventRecord({ traceId: uniqueId(), receivedTimestamp }));
  const append = (records: readonly StoredRecord[]) =>
    connections.write((connection) =>
      appendRecords(connection, { records, counts: [] }, { outcomeRows, storedIds }),
    );
  const pruneBefore = (before: number) =>
    pruneRecords(connections, { before, wholeTraces: true, mostRecords: 1_000 }, outcomeRows);
  const renew = () => storedIds.renew(connections, TIMEOUT_MS);

  it('are those of what is stored again, once more than half of many were removed', async () => {
    const kept = [...receivedAt(200, 30), { ...streamedSpansRecord([]), receivedTimestamp: 200 }];
    await append([...receivedAt(100, 90), ...kept]);
    await pruneBefore(150);
    expect(storedIds.size).toBe(121);
    await renew();
    expect(storedIds.size).toBe(31);
    expect(new Set(await append(kept))).toEqual(new Set(['duplicate']));
  });

  it.each([
    ['half of them are left', 60, 60],
    ['they are few', 90, 10],
  ])('stay when %s', async (_when, old, recent) => {
    await append([...receivedAt(100, old), ...receivedAt(200, recent)]);
    await pruneBefore(150);
    await renew();
    expect(storedIds.size).toBe(old + recent);
  });

  it('are also those of what is appended while they are read again', async () => {
    await append([...receivedAt(100, 150), ...receivedAt(200, 10)]);
    await pruneBefore(150);
    const [before, beside] = [receivedAt(200, 5), receivedAt(200, 5)];
    afterReading(() => append(beside));
    const appended = append(before);
    await renew();
    expect(await appended).toEqual(before.map(() => 'stored'));
    expect(storedIds.size).toBe(20);
    expect(new Set(await append([...before, ...beside]))).toEqual(new Set(['duplicate']));
  });

  it('stay when they cannot be read again, and are read again the next time', async () => {
    const kept = receivedAt(200, 10);
    await append([...receivedAt(100, 150), ...kept]);
    await pruneBefore(150);
    const readAsBefore = afterReading(() => Promise.reject(new Error('out of memory')));
    await expect(renew()).rejects.toThrow('out of memory');
    expect(storedIds.size).toBe(160);
    expect(new Set(await append(kept))).toEqual(new Set(['duplicate']));
    readAsBefore();
    await renew();
    expect(storedIds.size).toBe(10);
  });

  /** Does it whenever ids have been read, while that is not known yet; answers what ends this. */
  function afterReading(work: () => Promise<unknown>): () => void {
    const read = connections.read.bind(connections);
    connections.read = (question, timeoutMs) =>
      read(async (connection) => {
        const answer = await question(connection);
        await work();
        return answer;
      }, timeoutMs);
    return () => (connections.read = read);
  }
});
