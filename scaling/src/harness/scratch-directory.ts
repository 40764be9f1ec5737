import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

/** A directory of its own for the tests of one file, removed after them; other users may pass through it. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'clew-scaling-'));
  chmodSync(directory, 0o711);
  afterAll(() => rmSync(directory, { recursive: true, force: true, maxRetries: 5 }));
  return directory;
}
