/** Nothing can be stored now (the disk is full, or the file system refuses to write); it may be possible again later. */
export class StoreUnwritableError extends Error {
  override readonly name = 'StoreUnwritableError';
}
