import { statSync, type Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { logLine } from '@clew/service-host';
import { Readers } from './readers';
import { readReadersFile } from './readers-file';

const LOOK_MS = 1_000;

/** Readers that are kept up to date until `close`. */
export interface WatchedReaders {
  readers: Readers;
  /** Looks at the file now, as is done every second. */
  look: () => Promise<void>;
  close: () => void;
}

/**
 * The readers of a file, looked after every second: the file may come, and may change, while the collector runs. A file
 * that can no longer be used, or is gone, is logged, and the readers that were last known stay. Throws a
 * `ConfigurationError` when the file cannot be used to begin with.
 */
export function watchReadersFile(file: string): WatchedReaders {
  let seen = signature(statusOf(file));
  const readers = new Readers(readReadersFile(file));
  const timer = setInterval(() => void look(), LOOK_MS).unref();

  async function look(): Promise<void> {
    readers.endExpired();
    const found = signature(await stat(file).catch(() => undefined));
    if (found === seen) return;
    // Taken before the file is read: what changes in between is seen the next time.
    seen = found;
    reload(file, readers);
  }
  return { readers, look, close: () => clearInterval(timer) };
}

function reload(file: string, readers: Readers): void {
  try {
    const entries = readReadersFile(file);
    if (entries === undefined) throw new Error(`readers file ${file} is gone`);
    readers.replace(entries);
    logLine('collector', { readers: entries.length });
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    logLine('collector', { error: `${problem}; the readers stay those that were last known` });
  }
}

function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

function signature(status: Stats | undefined): string {
  if (status === undefined) return 'none';
  const { dev, ino, size, mode, mtimeMs, ctimeMs } = status;
  return [dev, ino, size, mode, mtimeMs, ctimeMs].join(':');
}
