interface IngestErrorOptions {
  causes?: string[];
  retryAfterSeconds?: number;
  /** The value of `X-Sentry-Rate-Limits`. */
  rateLimits?: string;
  /** What it counts as, if it is not counted yet. */
  reason?: string;
}

/** A request that is refused whole. The detail is a fixed sentence and never repeats what the sender wrote. */
export class IngestError extends Error {
  override readonly name = 'IngestError';

  constructor(
    readonly status: number,
    readonly detail: string,
    readonly options: IngestErrorOptions = {},
  ) {
    super(detail);
  }
}
