/** A request that is refused whole. The detail is a fixed sentence and never repeats what the sender wrote. */
export class IngestError extends Error {
  override readonly name = 'IngestError';

  constructor(
    readonly status: number,
    readonly detail: string,
    readonly options: { causes?: string[]; retryAfterSeconds?: number; reason?: string } = {},
  ) {
    super(detail);
  }
}
