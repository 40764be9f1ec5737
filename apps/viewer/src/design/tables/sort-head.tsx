import { nextColumnOrder, sortedBy, type ColumnOrder } from './column-order';
import './figure-table.css';

interface SortHeadProps<Column extends string> {
  column: Column;
  name: string;
  /** Whether its cells are text, which is sorted from the first on, or numbers. */
  isText: boolean;
  order: ColumnOrder<Column>;
  onOrder: (order: ColumnOrder<Column>) => void;
}

/** The head of a column of a figure table; a press sorts by it, another the other way round. */
export function SortHead<Column extends string>(props: SortHeadProps<Column>) {
  const { column, name, isText, order, onOrder } = props;
  return (
    <th scope="col" aria-sort={sortedBy(column, order)} className={isText ? '' : 'figure-table__number'}>
      <button
        type="button"
        className="figure-table__sort"
        onClick={() => onOrder(nextColumnOrder(column, order, isText))}
      >
        {name}
      </button>
    </th>
  );
}
