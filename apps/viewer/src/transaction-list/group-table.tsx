import type { EventRow } from '../collector/collector-client';
import { GroupRow } from './group-row';
import type { ListState } from './list-state';
import type { TransactionColumn } from './transaction-columns';
import { nextSort, numberIn, textIn, TRANSACTION_COLUMNS } from './transaction-columns';

interface GroupTableProps {
  rows: readonly EventRow[];
  state: ListState;
  onChange: (change: Partial<ListState>) => void;
}

/** One row per group; a group unfolds into its transactions. */
export function GroupTable({ rows, state, onChange }: GroupTableProps) {
  const slowest = Math.max(0, ...rows.map((row) => numberIn(row, 'p95()')).filter(Number.isFinite));
  return (
    <div className="card table-frame">
      <table className="group-table">
        <thead>
          <tr>
            {TRANSACTION_COLUMNS.map((column) => (
              <ColumnHead
                key={column.field}
                column={column}
                sort={state.sort}
                onSort={(sort) => onChange({ sort })}
              />
            ))}
          </tr>
        </thead>
        {rows.map((row) => {
          const key = `${textIn(row, 'project')}:${textIn(row, 'transaction')}`;
          const isOpen = state.open === key;
          return (
            <GroupRow
              key={key}
              row={row}
              state={state}
              slowest={slowest}
              isOpen={isOpen}
              onToggle={() => onChange({ open: isOpen ? undefined : key })}
            />
          );
        })}
      </table>
    </div>
  );
}

interface ColumnHeadProps {
  column: TransactionColumn;
  sort: string;
  onSort: (sort: string) => void;
}

function ColumnHead({ column, sort, onSort }: ColumnHeadProps) {
  const direction =
    sort === column.field ? 'ascending' : sort === `-${column.field}` ? 'descending' : undefined;
  return (
    <th scope="col" className={`group-table__${column.kind}`} {...(direction && { 'aria-sort': direction })}>
      <button
        type="button"
        className="column-head"
        title={column.explanation}
        onClick={() => onSort(nextSort(column, sort))}
      >
        {column.title}
        <span className="column-head__arrow" data-direction={direction} aria-hidden="true" />
      </button>
    </th>
  );
}
