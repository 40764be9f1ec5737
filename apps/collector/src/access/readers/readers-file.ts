import { closeSync, fstatSync, openSync, readFileSync, type Stats } from 'node:fs';
import { ConfigurationError } from '@clew/service-host';
import { parseReaders, type ReaderEntry } from './reader-entry';

const MOST_BYTES = 1024 * 1024;
/** Comparing a token with each of them is to stay a matter of microseconds. */
const MOST_READERS = 1_000;
const WRITABLE_BY_OTHERS = 0o022;

/**
 * The readers that a file names; undefined when there is no such file. Throws a `ConfigurationError` when it cannot be
 * used. Others may read it, as they may an `authorized_keys`: it holds no tokens. They may not write to it, since whoever
 * does makes readers.
 */
export function readReadersFile(file: string): ReaderEntry[] | undefined {
  const descriptor = open(file);
  if (descriptor === undefined) return undefined;
  try {
    const status = fstatSync(descriptor);
    assertUsable(file, status);
    const entries = parseReaders(readFileSync(descriptor, 'utf8'));
    if (entries === undefined) throw new ConfigurationError(`readers file ${file} is damaged: mend it`);
    if (entries.length > MOST_READERS) {
      throw new ConfigurationError(`readers file ${file} names more than ${MOST_READERS} readers`);
    }
    return entries;
  } finally {
    closeSync(descriptor);
  }
}

function open(file: string): number | undefined {
  try {
    return openSync(file, 'r');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new ConfigurationError(`readers file ${file} cannot be read (${code})`);
  }
}

function assertUsable(file: string, status: Stats): void {
  if (!status.isFile()) throw new ConfigurationError(`readers file ${file} is not a file`);
  if (status.size > MOST_BYTES) throw new ConfigurationError(`readers file ${file} is larger than 1 MiB`);
  if ((status.mode & WRITABLE_BY_OTHERS) !== 0) {
    throw new ConfigurationError(`readers file ${file} can be written by others: chmod go-w it`);
  }
}
