/** Why one item is dropped while the rest of its request is stored. */
export type RejectionReason =
  | 'invalid_json'
  | 'invalid_transaction'
  | 'invalid_event'
  | 'invalid_container'
  | 'invalid_span'
  | 'timestamp'
  | 'too_deep'
  | 'too_many_nodes';

/** One item that cannot be stored. The sender gets 200 all the same: a 4xx would make it count the loss again. */
export class Rejection extends Error {
  override readonly name = 'Rejection';

  constructor(
    readonly reason: RejectionReason,
    readonly problem: string,
  ) {
    super(`${reason}: ${problem}`);
  }
}
