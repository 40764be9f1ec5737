const STATUSES: ReadonlySet<string> = new Set([
  ...['ok', 'cancelled', 'unknown', 'unknown_error', 'invalid_argument', 'deadline_exceeded', 'not_found'],
  ...['already_exists', 'permission_denied', 'resource_exhausted', 'failed_precondition', 'aborted'],
  ...['out_of_range', 'unimplemented', 'internal_error', 'unavailable', 'data_loss', 'unauthenticated'],
]);

/** Whether a word says how a span ended: every stored status is one of these, whatever an SDK called it. */
export function isSpanStatus(word: string): boolean {
  return STATUSES.has(word);
}
