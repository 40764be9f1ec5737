import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';
import { endProcessesBelow } from './own-process';

/**
 * A directory of its own for the tests of one file, removed after them with every process that they have left in it; other
 * users may pass through it.
 */
export function scratchDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'clew-scaling-'));
  chmodSync(directory, 0o711);
  afterAll(async () => {
    await endProcessesBelow(directory);
    rmSync(directory, { recursive: true, force: true });
  });
  return directory;
}
