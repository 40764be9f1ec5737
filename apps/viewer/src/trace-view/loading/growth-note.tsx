import type { TransactionNode } from '@clew/trace-model';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { countOf } from '../../format/format-number';

interface GrowthNoteProps {
  /** How many transactions have come since the page was opened. */
  arrived: number;
  /** Those that came just now. */
  fresh: readonly TransactionNode[];
  /** How many are shown. */
  loaded: number;
  isLoadingMore: boolean;
  /** Whether the collector has more than it answers. */
  isTruncated: boolean;
}

/** How the trace grows, told politely to those who do not see it, and what of it cannot be shown. */
export function GrowthNote({ arrived, fresh, loaded, isLoadingMore, isTruncated }: GrowthNoteProps) {
  return (
    <>
      <p role="status" className={arrived > 0 || isLoadingMore ? 'growth-note' : 'visually-hidden'}>
        {isLoadingMore && `${countOf(loaded, 'transaction')} loaded, more under way …`}
        {!isLoadingMore && arrived > 0 && `${countOf(arrived, 'transaction')} arrived`}
        {!isLoadingMore && <FreshTransactions fresh={fresh} />}
      </p>
      {isTruncated && !isLoadingMore && (
        <p className="growth-note growth-note--warning">
          This trace is longer than what can be shown at once: the first {countOf(loaded, 'transaction')} are
          here. The collector answers at most 10,000 events or 32 MiB of a trace. Parents in the rest are
          missing here, and figures are of what is shown.
        </p>
      )}
    </>
  );
}

const MOST_NAMED = 3;

function FreshTransactions({ fresh }: { fresh: readonly TransactionNode[] }) {
  return (
    <span className="growth-note__fresh">
      {fresh.slice(0, MOST_NAMED).map(({ key, transaction }) => (
        <span key={key} className="growth-note__transaction">
          <ServiceChip project={transaction.project} /> <StoredText>{transaction.transaction}</StoredText>
        </span>
      ))}
      {fresh.length > MOST_NAMED && `and ${fresh.length - MOST_NAMED} more`}
    </span>
  );
}
