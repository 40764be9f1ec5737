/** A neighbour that did not answer, answered too late, or answered something that the shop cannot use. */
export class DownstreamError extends Error {
  constructor(
    /** The status that api answers with. */
    readonly status: 401 | 409 | 502 | 503 | 504,
    /** The word for it in api's answer: nothing about the neighbour. */
    readonly reason: 'unauthenticated' | 'order_exists' | 'bad_gateway' | 'unavailable' | 'timeout',
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = 'DownstreamError';
  }
}
