/** How a span ended, in Sentry's words. */
export type SpanStatus =
  | 'ok'
  | 'cancelled'
  | 'unknown'
  | 'invalid_argument'
  | 'deadline_exceeded'
  | 'not_found'
  | 'already_exists'
  | 'permission_denied'
  | 'resource_exhausted'
  | 'failed_precondition'
  | 'aborted'
  | 'out_of_range'
  | 'unimplemented'
  | 'internal_error'
  | 'unavailable'
  | 'data_loss'
  | 'unauthenticated';

const STATUS_OF_CODE: ReadonlyMap<number, SpanStatus> = new Map([
  [401, 'unauthenticated'],
  [403, 'permission_denied'],
  [404, 'not_found'],
  [409, 'already_exists'],
  [413, 'failed_precondition'],
  [429, 'resource_exhausted'],
  [499, 'cancelled'],
  [501, 'unimplemented'],
  [503, 'unavailable'],
  [504, 'deadline_exceeded'],
]);

/** The status that an HTTP response code stands for: 200 is `ok`, 404 `not_found`, 500 `internal_error`. */
export function statusFromHttpCode(code: number): SpanStatus {
  if (typeof code !== 'number') return 'unknown';
  if (code >= 100 && code < 400) return 'ok';
  const known = STATUS_OF_CODE.get(code);
  if (known) return known;
  if (code >= 400 && code < 500) return 'invalid_argument';
  if (code >= 500 && code < 600) return 'internal_error';
  return 'unknown';
}
