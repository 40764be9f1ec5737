/** The store cannot be asked now (its server does not answer, or answers for itself only); it may be possible again later. */
export class StoreUnreachableError extends Error {
  override readonly name = 'StoreUnreachableError';
}
