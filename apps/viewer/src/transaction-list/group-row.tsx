import type { EventRow } from '../collector/collector-client';
import { ServiceChip } from '../design/service-chip';
import { StoredText } from '../design/stored-text';
import { AgeText } from '../design/time-text';
import { secondsOf } from '../format/format-time';
import { GroupTransactions } from './group-transactions';
import type { ListState } from './list-state';
import type { TransactionColumn } from './transaction-columns';
import { numberIn, textIn, TRANSACTION_COLUMNS } from './transaction-columns';

interface GroupRowProps {
  row: EventRow;
  state: ListState;
  /** The largest p95 in the table, in milliseconds, by which the bars are scaled. */
  slowest: number;
  isOpen: boolean;
  onToggle: () => void;
}

/** A group of transactions and its figures; open, the transactions themselves stand below. */
export function GroupRow({ row, state, slowest, isOpen, onToggle }: GroupRowProps) {
  const project = textIn(row, 'project');
  const transaction = textIn(row, 'transaction');
  return (
    <tbody className={isOpen ? 'group group--open' : 'group'}>
      <tr className="group__row" onClick={onToggle}>
        <td>
          <ServiceChip project={project} />
        </td>
        <th scope="row" className="group__name">
          <button
            type="button"
            className="group__toggle"
            aria-expanded={isOpen}
            onClick={(event) => {
              event.stopPropagation();
              onToggle();
            }}
          >
            <span className="group__arrow" aria-hidden="true" />
            <StoredText>{transaction === '' ? '(no name)' : transaction}</StoredText>
          </button>
        </th>
        {TRANSACTION_COLUMNS.slice(2).map((column) => (
          <td key={column.field} className="group__figure">
            <Figure row={row} column={column} slowest={slowest} />
          </td>
        ))}
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={TRANSACTION_COLUMNS.length} className="group__transactions">
            <GroupTransactions project={project} transaction={transaction} state={state} />
          </td>
        </tr>
      )}
    </tbody>
  );
}

interface FigureProps {
  row: EventRow;
  column: TransactionColumn;
  slowest: number;
}

function Figure({ row, column, slowest }: FigureProps) {
  if (column.format === undefined) return <AgeText seconds={secondsOf(row[column.field])} />;
  const value = numberIn(row, column.field);
  if (column.field !== 'p95()' || !(slowest > 0)) return <>{column.format(value)}</>;
  return (
    <span className="share-bar" style={{ '--share': Math.max(0, value / slowest) || 0 }}>
      {column.format(value)}
    </span>
  );
}
