import { formatCount } from '../format/format-number';
import { formatShare } from '../format/format-share';

/** How many of a number of transactions failed, and which share that is. */
export function FailedShareCell({ failed, count }: { failed: number; count: number }) {
  if (failed === 0) return <td>0</td>;
  return (
    <td>
      <strong className="figure-table__failed">{formatCount(failed)}</strong>
      <span className="service-map__beside"> {formatShare(failed / count)}</span>
    </td>
  );
}
