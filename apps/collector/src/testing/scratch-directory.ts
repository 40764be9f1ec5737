import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

/** A directory of its own for the specs of one file, removed after them. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(path.join(tmpdir(), 'clew-collector-'));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
