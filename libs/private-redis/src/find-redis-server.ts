import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const PROGRAMS = ['redis-server', 'valkey-server'];

/** The first redis-server or valkey-server on the PATH, or undefined when this machine has none. */
export function findRedisServer(searchPath = process.env['PATH'] ?? ''): string | undefined {
  const folders = searchPath.split(path.delimiter).filter(Boolean);
  const candidates = folders.flatMap((folder) => PROGRAMS.map((program) => path.join(folder, program)));
  return candidates.find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
