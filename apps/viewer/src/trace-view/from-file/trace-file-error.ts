/** What makes a file no trace, in words for the one who chose it. */
export class TraceFileError extends Error {
  override name = 'TraceFileError';
}
