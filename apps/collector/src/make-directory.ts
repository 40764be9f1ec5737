import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/**
 * Makes a directory of this user's, and those above it that are missing. Step by step: Node's own recursive form never
 * returns where making a directory fails with ENOENT although the one above exists, as below /proc (seen with
 * Node 20).
 */
export function makeDirectory(directory: string): void {
  if (existsSync(directory)) return;
  const parent = path.dirname(directory);
  if (parent !== directory) makeDirectory(parent);
  mkdirSync(directory, { mode: 0o700 });
}
