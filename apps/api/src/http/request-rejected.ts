import type { ErrorResponse } from '@clew/shop-contracts';

/** A request that the shop refuses: the answer's status and body, nothing internal. `cause` is for the log. */
export class RequestRejected extends Error {
  readonly retryAfterSeconds: number | undefined;

  constructor(
    readonly status: number,
    readonly body: ErrorResponse,
    { retryAfterSeconds, ...options }: ErrorOptions & { retryAfterSeconds?: number } = {},
  ) {
    super(body.error, options);
    this.retryAfterSeconds = retryAfterSeconds;
    this.name = 'RequestRejected';
  }
}
