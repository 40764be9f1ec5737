import { visibleText } from './visible-text';

/** Statuses that are no failure; any other word is one. */
const NOT_FAILED = ['ok', 'cancelled', 'unknown', 'unknown_error', ''];

/** Whether a span status tells of a failure. */
export function isFailed(status: string | null | undefined): boolean {
  return !NOT_FAILED.includes(status ?? '');
}

/** A span status in words, its kind told by shape as well as colour. */
export function StatusBadge({ status }: { status: string | null | undefined }) {
  const kind = isFailed(status) ? 'failed' : status === 'ok' ? 'ok' : 'other';
  return (
    <span className={`status status--${kind}`}>
      <span className="status__mark" aria-hidden="true" />
      <bdi>{status ? visibleText(status, 60) : 'no status'}</bdi>
    </span>
  );
}
