import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, it } from '@jest/globals';
import { BUILT_COLLECTOR } from '../../testing/built-collector';
import { scratchDirectory } from '../../testing/scratch-directory';
import { describeEventStoreContract } from '../contract/event-store.contract';
import type { EventStore } from '../event-store';
import { openDuckDbEventStore } from './duckdb-event-store';
import { MIGRATIONS } from './file/schema';

const scratch = scratchDirectory();

function openIn(directory: string): Promise<EventStore> {
  return openDuckDbEventStore({
    directory,
    workerFile: BUILT_COLLECTOR.workerFile,
    onFailure(error) {
      throw error;
    },
  });
}

/** A database as the collector wrote it when its schema had that version, with one event. */
async function writeStoreOfSchema(version: number, file: string): Promise<void> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('CREATE TABLE schema_version (version INTEGER NOT NULL)');
  for (const statement of MIGRATIONS.slice(0, version).flat()) await connection.run(statement);
  await connection.run('INSERT INTO schema_version VALUES ($1)', [version]);
  await connection.run(`INSERT INTO events (
      type, project_id, event_id, transaction, timestamp, received_timestamp, tags, spans, details
    ) VALUES ('transaction', 1, '${'e'.repeat(32)}', 'GET /old', 1, 1, MAP {}, '[]', '{}')`);
  connection.closeSync();
  instance.closeSync();
}

const contractDirectory = path.join(scratch, 'contract');
mkdirSync(contractDirectory);

describeEventStoreContract('DuckDB', {
  open: () => openIn(contractDirectory),
  async reopen(store) {
    await store.close();
    return openIn(contractDirectory);
  },
});

describe('opening a DuckDB store', () => {
  it.each(MIGRATIONS.slice(1).map((_, index) => index + 1))(
    'brings one of schema %i up to date',
    async (version) => {
      const directory = path.join(scratch, `schema-${version}`);
      mkdirSync(directory);
      await writeStoreOfSchema(version, path.join(directory, 'events.duckdb'));
      const store = await openIn(directory);
      expect(await store.event(1, 'e'.repeat(32))).toMatchObject({
        transaction: 'GET /old',
        sampleRate: null,
      });
      await store.close();
    },
  );

  it('refuses a file that is no database and leaves it untouched', async () => {
    const directory = path.join(scratch, 'junk');
    mkdirSync(directory);
    const file = path.join(directory, 'events.duckdb');
    writeFileSync(file, 'yarn '.repeat(5_000));
    await expect(openIn(directory)).rejects.toThrow(`${file} is damaged or not a collector database`);
    expect(readFileSync(file, 'utf8')).toBe('yarn '.repeat(5_000));
  });

  it('refuses a directory that is not there', async () => {
    const nowhere = path.join(scratch, 'nowhere');
    await expect(openIn(nowhere)).rejects.toThrow('cannot be used: set CLEW_DATA_DIR');
  });
});
