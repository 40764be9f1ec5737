/** A request that may not read. The detail is a fixed sentence, the same whatever is wrong with a token. */
export class AccessError extends Error {
  override readonly name = 'AccessError';

  constructor(
    readonly status: 400 | 401 | 403 | 429,
    readonly detail: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}
