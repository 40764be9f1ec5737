import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A directory of a test's own. */
export interface TemporaryDirectory {
  path: string;
  remove(): void;
}

export function temporaryDirectory(): TemporaryDirectory {
  const directory = mkdtempSync(path.join(tmpdir(), 'clew-db-service-'));
  return { path: directory, remove: () => rmSync(directory, { recursive: true }) };
}
