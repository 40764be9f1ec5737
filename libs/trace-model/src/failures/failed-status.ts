/** Statuses that are no failure; any other word is one. */
const NOT_FAILED = ['ok', 'cancelled', 'unknown', 'unknown_error', ''];

/** Whether a span status tells of a failure. */
export function isFailedStatus(status: string | null | undefined): boolean {
  return !NOT_FAILED.includes(status ?? '');
}
