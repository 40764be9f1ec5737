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
 * that can no longer be used, or is gone, is logged once, and the readers that were last known stay until it is of use
 * again. Throws a `ConfigurationError` when the file cannot be used to begin with.
 */
export function watchReadersFile(file: string): WatchedReaders {
  /** Of the file that the readers are from. */
  let seen = signature(statusOf(file));
  let logged: string | undefined;
  const readers = new Readers(readReadersFile(file));
  const timer = setInterval(() => void look(), LOOK_MS).unref();

  async function look(): Promise<void> {
    readers.endExpired();
    const found = signature(await stat(file).catch(() => undefined));
    if (found === seen) return;
    const problem = reload(file, readers);
    // Taken before the file was read: what changed in between is seen the next time. A problem may pass without a change.
    if (problem === undefined) seen = found;
    else if (problem !== logged) logLine('collector', { error: problem });
    logged = problem;
  }
  return { readers, look, close: () => clearInterval(timer) };
}

/** Why the readers could not be replaced, undefined when they were. */
function reload(file: string, readers: Readers): string | undefined {
  try {
    const entries = readReadersFile(file);
    if (entries === undefined) throw new Error(`readers file ${file} is gone`);
    readers.replace(entries);
    logLine('collector', { readers: entries.length });
    return undefined;
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return `${problem}; the readers stay those that were last known`;
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
