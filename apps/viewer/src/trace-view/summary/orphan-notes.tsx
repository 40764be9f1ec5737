import type { TransactionNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { countOf } from '../../format/format-number';
import { transactionPath } from '../../routes';
import type { OrphanReason } from '../../span-view/span-view-subject';

const ORPHANS_LISTED = 5;

interface OrphanNotesProps {
  orphans: readonly TransactionNode[];
  reasons: ReadonlyMap<string, OrphanReason>;
  /** Whether the collector has no pages for them. */
  isFromFile: boolean;
}

/** The transactions whose parents are missing, each with what is known about that. */
export function OrphanNotes({ orphans, reasons, isFromFile }: OrphanNotesProps) {
  if (orphans.length === 0) return null;
  return (
    <section className="trace-note" aria-labelledby="orphans">
      <h2 id="orphans">{countOf(orphans.length, 'orphan transaction')}</h2>
      <ul>
        {orphans.slice(0, ORPHANS_LISTED).map(({ key, transaction }) => (
          <li key={key}>
            <ServiceChip project={transaction.project} />{' '}
            {isFromFile ? (
              <StoredText>{transaction.transaction}</StoredText>
            ) : (
              <Link href={transactionPath(transaction.project, transaction.event_id)}>
                <StoredText>{transaction.transaction}</StoredText>
              </Link>
            )}{' '}
            <span className="trace-note__label">{reasons.get(key)?.label ?? 'orphan'}</span>{' '}
            <span className="quiet">{reasons.get(key)?.explanation}</span>
          </li>
        ))}
      </ul>
      {orphans.length > ORPHANS_LISTED && (
        <p className="quiet">and {orphans.length - ORPHANS_LISTED} more, marked in the waterfall</p>
      )}
    </section>
  );
}
