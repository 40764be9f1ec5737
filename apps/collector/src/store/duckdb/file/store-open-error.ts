/** The store cannot be opened until a person changes something; the message says what, in one line. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError';
}
