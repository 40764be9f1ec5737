import { isFailedStatus as isFailed } from '@clew/trace-model';
import { visibleText } from './visible-text';

export { isFailed };

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
