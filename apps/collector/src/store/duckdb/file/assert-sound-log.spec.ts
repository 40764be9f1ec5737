import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { seededRandom } from '@clew/tracing/testing';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { scratchDirectory } from '../../../testing/scratch-directory';
import { openDatabase } from './open-database';

const COMMITS = 40;
const SEED = 27;
const scratch = scratchDirectory();
let sound: { database: Buffer; log: Buffer };
let directories = 0;

function filesIn(directory: string): { database: string; log: string } {
  const database = path.join(directory, 'events.duckdb');
  return { database, log: `${database}.wal` };
}

/** How many of the commits are found with this log, or why it is refused. */
async function foundWith(log: Buffer): Promise<number | string> {
  directories += 1;
  const directory = path.join(scratch, String(directories));
  mkdirSync(directory);
  const files = filesIn(directory);
  writeFileSync(files.database, sound.database);
  writeFileSync(files.log, log);
  try {
    const opened = await openDatabase(directory);
    const connection = await opened.connect();
    const rows = (await connection.runAndReadAll('SELECT count(*) FROM outcomes')).getRows();
    connection.closeSync();
    opened.closeSync();
    return Number(rows[0]?.[0]);
  } catch (error) {
    expect(readFileSync(files.log).equals(log)).toBe(true);
    return (error as Error).message;
  }
}

const isRefusal = (found: number | string) =>
  /events\.duckdb\.wal is damaged: it holds events/.test(String(found));

describe('the log beside a database', () => {
  beforeAll(async () => {
    const directory = path.join(scratch, 'sound');
    mkdirSync(directory);
    const opened = await openDatabase(directory);
    const connection = await opened.connect();
    await connection.run('CHECKPOINT');
    for (let commit = 0; commit < COMMITS; commit += 1) {
      const reason = `${commit} ${'x'.repeat(300)}`;
      await connection.run(`INSERT INTO outcomes VALUES (1, 'dropped', $1, 'default', 1)`, [reason]);
    }
    connection.closeSync();
    opened.closeSync();
    const files = filesIn(directory);
    sound = { database: readFileSync(files.database), log: readFileSync(files.log) };
  });

  it('gives all that was committed', async () => {
    expect(await foundWith(sound.log)).toBe(COMMITS);
  });

  it('is read as far as it goes when a crash has cut it off anywhere', async () => {
    const lengths = [0, 4, 8, 20, ...[1, 9, 17, 40, 200].map((less) => sound.log.length - less)];
    for (const length of [...lengths, Math.floor(sound.log.length / 2)]) {
      const found = await foundWith(sound.log.subarray(0, length));
      expect(typeof found).toBe('number');
    }
  });

  it.each([
    ['its beginning', (log: Buffer) => log.fill(0, 0, 8)],
    ['its version', (log: Buffer) => log.fill(0x7f, 5, 6)],
    ['the end of its beginning', (log: Buffer) => log.fill(0, 6, 7)],
    ['its first hundred bytes', (log: Buffer) => log.fill(255, 0, 100)],
    ['its first length', (log: Buffer) => log.fill(255, 8, 16)],
    ['everything', (log: Buffer) => Buffer.from(log.map((byte) => byte ^ 0x55))],
    ['a part of zeros', (log: Buffer) => log.fill(0, log.length / 2, log.length / 2 + 500)],
  ])('is refused and left as it is when %s is damaged', async (_what, damage) => {
    expect(await foundWith(damage(Buffer.from(sound.log)))).toMatch(/wal is damaged: it holds events/);
  });

  it('is refused for a changed byte anywhere, or loses nothing but its last commit', async () => {
    const random = seededRandom(SEED);
    for (let attempt = 0; attempt < 150; attempt += 1) {
      const log = Buffer.from(sound.log);
      const at = Math.floor(random() * log.length);
      log.writeUInt8(log.readUInt8(at) ^ (1 + Math.floor(random() * 255)), at);
      const found = await foundWith(log);
      expect([attempt, at, isRefusal(found) || Number(found) >= COMMITS - 1]).toEqual([attempt, at, true]);
    }
    // 150 databases are opened.
  }, 60_000);
});
