import { formatCount } from '../../format/format-number';
import './figure-table.css';

/** A number of failures, which stands out where it is not zero. */
export function FailedCell({ count }: { count: number }) {
  return <td>{count > 0 ? <strong className="figure-table__failed">{formatCount(count)}</strong> : 0}</td>;
}
