import type { TransactionNode } from '@clew/trace-model';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { countOf } from '../../format/format-number';

interface GrowthNoteProps {
  /** How many transactions have come since the page was opened. */
  arrived: number;
  /** Those that came just now. */
  fresh: readonly TransactionNode[];
}

/** How the trace grows, told politely to those who do not see it. */
export function GrowthNote({ arrived, fresh }: GrowthNoteProps) {
  return (
    <p role="status" className={arrived > 0 ? 'growth-note' : 'visually-hidden'}>
      {arrived > 0 && `${countOf(arrived, 'transaction')} arrived`}
      <FreshTransactions fresh={fresh} />
    </p>
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
