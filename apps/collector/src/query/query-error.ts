/** A question that cannot be answered as it was asked; the detail says what to change. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    readonly status: number,
    readonly detail: string,
  ) {
    super(detail);
  }
}
