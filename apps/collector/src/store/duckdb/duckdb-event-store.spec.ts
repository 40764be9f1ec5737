import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { BUILT_COLLECTOR } from '../../testing/built-collector';
import { scratchDirectory } from '../../testing/scratch-directory';
import { describeEventStoreContract } from '../event-store.contract';
import type { EventStore } from '../event-store';
import { openDuckDbEventStore } from './duckdb-event-store';

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
