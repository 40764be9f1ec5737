import path from 'node:path';
import { ConfigurationError } from '@clew/service-host';
import type { CollectorConfig } from '../../config';
import { watchReadersFile, type WatchedReaders } from './watch-readers-file';

type ReaderConfig = Pick<
  CollectorConfig,
  'behindTls' | 'dataDirectory' | 'host' | 'openReading' | 'readersFile'
>;

/** Where the readers are kept. */
export function readersFileOf({ readersFile, dataDirectory }: ReaderConfig): string {
  return readersFile ?? path.join(dataDirectory, 'readers.json');
}

/**
 * The readers of a collector. Throws a `ConfigurationError` where others could reach it and nobody has to show a token,
 * unless CLEW_OPEN_READING says that something else keeps them out; and where the file that is named is not there.
 */
export function openReaders(config: ReaderConfig): WatchedReaders {
  const file = readersFileOf(config);
  const watched = watchReadersFile(file);
  const problem = watched.readers.needToken ? undefined : problemWithout(file, config);
  if (problem === undefined) return watched;
  watched.close();
  throw new ConfigurationError(problem);
}

function problemWithout(
  file: string,
  { readersFile, host, openReading, behindTls }: ReaderConfig,
): string | undefined {
  if (readersFile !== undefined) return `CLEW_READERS_FILE: there is no file ${file}`;
  if (openReading || (isLoopback(host) && !behindTls)) return undefined;
  const place = behindTls ? 'CLEW_BEHIND_TLS is true' : `CLEW_HOST is ${host}`;
  return `${place}, where others could read everything: make a reader (npm run collector -- readers add <name> --projects '*'), or set CLEW_OPEN_READING=true when something else keeps them out`;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
