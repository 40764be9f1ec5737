import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { seededRandom } from '@clew/tracing/testing';
import { describe, expect, it } from '@jest/globals';
import { scratchDirectory } from '../../../testing/scratch-directory';
import { openDatabase } from './open-database';

const scratch = scratchDirectory();
let directories = 0;

/** A directory with a collector's database of 20,000 events in it, closed. */
async function filledDirectory(): Promise<{ directory: string; file: string }> {
  const { directory, file } = emptyDirectory();
  const instance = await openDatabase(directory);
  const connection = await instance.connect();
  await connection.run(`INSERT INTO events (
      type, project_id, event_id, transaction, timestamp, received_timestamp, tags, spans, details
    ) SELECT 'transaction', 1, uuid(), md5(i::VARCHAR), i, i, MAP {}, md5(i::VARCHAR), '{}' FROM range(20000) t(i)`);
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  return { directory, file };
}

function emptyDirectory(): { directory: string; file: string } {
  directories += 1;
  const directory = path.join(scratch, String(directories));
  mkdirSync(directory);
  return { directory, file: path.join(directory, 'events.duckdb') };
}

describe('opening a database', () => {
  const damages: [string, (file: string, bytes: Buffer) => void][] = [
    ['is half as long as it was', (file, bytes) => writeFileSync(file, bytes.subarray(0, bytes.length / 2))],
    ['has no first block', (file, bytes) => writeFileSync(file, bytes.fill(0, 0, 4096))],
    ['has other headers', (file, bytes) => writeFileSync(file, bytes.fill(255, 4096, 3 * 4096))],
    ['is random bytes', (file, bytes) => writeFileSync(file, randomBytes(bytes.length))],
    [
      'is SQLite',
      (file, bytes) => writeFileSync(file, Buffer.concat([Buffer.from('SQLite format 3\0'), bytes])),
    ],
  ];

  it.each(damages)('refuses one that %s, and leaves it untouched', async (_damage, inflict) => {
    const { directory, file } = await filledDirectory();
    inflict(file, readFileSync(file));
    const before = readFileSync(file);
    await expect(openDatabase(directory)).rejects.toThrow(
      /^[^\n]*events\.duckdb is damaged or not a collector database[^\n]*$/,
    );
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses the database of another program, and leaves it untouched', async () => {
    const { directory, file } = emptyDirectory();
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE yarn (colour VARCHAR)');
    connection.closeSync();
    instance.closeSync();
    const before = readFileSync(file);
    await expect(openDatabase(directory)).rejects.toThrow(`${file} is another program's database`);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses one of a newer collector', async () => {
    const { directory, file } = await filledDirectory();
    const instance = await DuckDBInstance.create(file);
    const connection = await instance.connect();
    await connection.run('INSERT INTO schema_version VALUES (1000)');
    connection.closeSync();
    instance.closeSync();
    await expect(openDatabase(directory)).rejects.toThrow(`${file} was written by a newer version`);
  });

  it('opens one that became shorter because its last blocks were no longer needed', async () => {
    const { directory, file } = await filledDirectory();
    const instance = await openDatabase(directory);
    const connection = await instance.connect();
    await connection.run('CREATE TABLE other AS SELECT md5(range::VARCHAR) FROM range(200000)');
    await connection.run('CHECKPOINT');
    const before = statSync(file).size;
    await connection.run('DROP TABLE other');
    await connection.run('CHECKPOINT');
    connection.closeSync();
    instance.closeSync();
    expect(statSync(file).size).toBeLessThan(before);
    (await openDatabase(directory)).closeSync();
  });

  it('refuses or reads one with 50 damaged bytes anywhere, and never ends the process', async () => {
    const { directory, file } = await filledDirectory();
    const sound = readFileSync(file);
    const random = seededRandom(4);
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const damaged = Buffer.from(sound);
      const start = Math.floor(random() * damaged.length);
      damaged.fill(Math.floor(random() * 256), start, start + 50);
      writeFileSync(file, damaged);
      const opened = await openDatabase(directory).then(
        (instance) => instance,
        (error: Error) => error.name,
      );
      if (typeof opened === 'string') expect(opened).toBe('StoreOpenError');
      else opened.closeSync();
    }
  });
});
