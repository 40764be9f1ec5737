import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { seededRandom } from '@clew/tracing/testing';
import { describe, expect, it, jest } from '@jest/globals';
import { MIGRATIONS } from './store/duckdb/file/schema';
import { killLeftOverCollectors, startAndKill, startProcess, stopProcess } from './testing/collector-process';
import { scratchDirectory } from './testing/scratch-directory';

const SEED = 14;
const KILLS = 8;
const EVENTS = 50_000;
/** Alone, a start takes about half of it. */
const LONGEST_START_MS = 600;

const scratch = scratchDirectory();
killLeftOverCollectors();
jest.setTimeout(60_000);

/** The database of the first collector that was released. */
async function writeFirstSchema(directory: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const instance = await DuckDBInstance.create(path.join(directory, 'events.duckdb'));
  const connection = await instance.connect();
  await connection.run('CREATE TABLE schema_version (version INTEGER NOT NULL)');
  for (const statement of MIGRATIONS[0] ?? []) await connection.run(statement);
  await connection.run('INSERT INTO schema_version VALUES (1)');
  await connection.run(`INSERT INTO events (
      type, project_id, event_id, transaction, timestamp, received_timestamp, tags, spans, details
    ) SELECT 'transaction', 1, uuid(), 'GET /old', i, i, MAP {}, '[]', '{}' FROM range(${EVENTS}) t(i)`);
  connection.closeSync();
  instance.closeSync();
}

describe('a database of the first schema', () => {
  it(`is brought up to date by the next start, though ${KILLS} starts before it were killed`, async () => {
    const directory = path.join(scratch, 'data');
    // Its events are decades old.
    const environment = { CLEW_PROJECTS: 'web:publickey', CLEW_RETENTION_DAYS: 'off' };
    await writeFirstSchema(path.join(directory, 'collector'));
    const random = seededRandom(SEED);
    for (let kill = 0; kill < KILLS; kill += 1) {
      await startAndKill(directory, environment, random() * LONGEST_START_MS);
    }
    const collector = await startProcess(directory, environment);
    const stats = (await (await fetch(`${collector.url}/api/0/stats/`)).json()) as { projects: unknown[] };
    expect(stats.projects[0]).toMatchObject({ stored: EVENTS, accepted: EVENTS });
    expect(await stopProcess(collector, 'SIGTERM')).toBe(0);
  });
});
