import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ConfigurationError } from './configuration-error';

/** What a service stores is for its own user. */
const ONLY_THIS_USER = 0o700;

/**
 * Makes a directory, and those above it, where they are missing. Throws a `ConfigurationError` that names `variable`
 * when that fails, or when what is there is no directory that this user may write to.
 * @example makeDirectory(path.join(config.dataDirectory, 'logs'), 'CLEW_DATA_DIR')
 */
export function makeDirectory(directory: string, variable: string): void {
  const target = path.resolve(directory);
  try {
    makeMissing(target);
    accessSync(`${target}/.`, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new ConfigurationError(
      `${variable}: cannot write to ${target} (${code}): choose a directory that you may write to`,
    );
  }
}

/**
 * One directory after the other: Node 20's own `recursive` option never returns where the file system answers "no such
 * file" although the directory above exists, as /proc does.
 */
function makeMissing(directory: string): void {
  if (existsSync(directory)) return;
  makeMissing(path.dirname(directory));
  try {
    mkdirSync(directory, ONLY_THIS_USER);
  } catch (error) {
    // Another service may have made it at the same moment.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
