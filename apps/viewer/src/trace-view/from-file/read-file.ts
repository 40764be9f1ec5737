import { TraceFileError } from './trace-file-error';

const MEBIBYTE = 1_024 * 1_024;
/** Several times what a collector answers of a trace; what is larger would only stop the page. */
const MOST_MEBIBYTES = 128;

/**
 * The text of the one file that was chosen or dropped.
 *
 * @throws {TraceFileError} where it is not one, or cannot be read
 */
export async function readFile(files: readonly File[]): Promise<string> {
  const [file] = files;
  if (file === undefined || files.length > 1) {
    throw new TraceFileError(`These are ${files.length} files. Open one at a time.`);
  }
  if (file.size > MOST_MEBIBYTES * MEBIBYTE) {
    throw new TraceFileError(`The file is larger than ${MOST_MEBIBYTES} MiB, and no trace is.`);
  }
  try {
    return await file.text();
  } catch {
    throw new TraceFileError('The file cannot be read: it may be a folder, or it has been moved or changed.');
  }
}
