import { isFailedStatus } from '@clew/trace-model';
import { visibleText } from './visible-text';

/** A span status in words, its kind told by shape as well as colour; `unknown` is what is stored where none came. */
export function StatusBadge({ status }: { status: string | null | undefined }) {
  if (!status || status === 'unknown') {
    return (
      <span className="status" title="Kept as “unknown”: no status was sent, or none that says how it ended.">
        not set
      </span>
    );
  }
  const kind = isFailedStatus(status) ? 'failed' : status === 'ok' ? 'ok' : 'other';
  return (
    <span className={`status status--${kind}`}>
      <span className="status__mark" aria-hidden="true" />
      <bdi>{visibleText(status, 60)}</bdi>
    </span>
  );
}
