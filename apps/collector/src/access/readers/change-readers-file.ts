import { closeSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { ConfigurationError } from '@clew/service-host';
import { formatReaders, type ReaderEntry } from './reader-entry';
import { readReadersFile } from './readers-file';

/**
 * Replaces the readers of a file at once: whoever reads it sees the old ones or the new ones. Two changes at a time do
 * not undo each other, since the second finds the first one's new file. Throws a `ConfigurationError`; then nothing has
 * changed.
 */
export function changeReadersFile(
  file: string,
  change: (readers: readonly ReaderEntry[]) => readonly ReaderEntry[],
): void {
  const beside = `${file}.new`;
  const descriptor = create(beside, file);
  try {
    writeFileSync(descriptor, formatReaders(change(readReadersFile(file) ?? [])), { flush: true });
    closeSync(descriptor);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error instanceof ConfigurationError ? error : cannotWrite(file, error);
  }
}

function create(beside: string, file: string): number {
  try {
    return openSync(beside, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotWrite(file, error);
    throw new ConfigurationError(
      `${beside} exists: another command is changing the readers; when none is, remove that file`,
    );
  }
}

function cannotWrite(file: string, error: unknown): ConfigurationError {
  const { code = 'unknown' } = error as NodeJS.ErrnoException;
  return new ConfigurationError(`readers file ${file} cannot be written (${code})`);
}
