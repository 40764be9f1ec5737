import type { ErrorResponse } from '@clew/shop-contracts';

/** A request that the shop refuses: the answer's status and body, nothing internal. */
export class RequestRejected extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorResponse,
    readonly retryAfterSeconds?: number,
  ) {
    super(body.error);
    this.name = 'RequestRejected';
  }
}
