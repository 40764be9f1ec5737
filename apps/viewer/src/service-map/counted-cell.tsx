import { Link } from 'wouter';
import { StoredText } from '../design/stored-text';
import { formatCount } from '../format/format-number';

interface CountedCellProps {
  count: number;
  /** What it would be without sampling. */
  extrapolated: number;
  /** Where it leads: to which transactions of a service. */
  to?: { href: string; words: 'calls to' | 'transactions of'; service: string };
}

/** A number of transactions, and what there would be without sampling where that is more. */
export function CountedCell({ count, extrapolated, to }: CountedCellProps) {
  return (
    <td>
      {to === undefined || count === 0 ? (
        formatCount(count)
      ) : (
        <Link href={to.href}>
          {formatCount(count)}{' '}
          <span className="visually-hidden">
            {to.words} <StoredText>{to.service}</StoredText> as a list
          </span>
        </Link>
      )}
      {Math.round(extrapolated) > count && (
        <span className="service-map__beside"> ≈ {formatCount(extrapolated)}</span>
      )}
    </td>
  );
}
