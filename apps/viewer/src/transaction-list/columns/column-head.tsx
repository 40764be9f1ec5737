import { describeColumn } from './describe-column';
import { directionOf, nextSort } from './next-sort';
import './column-head.css';

interface ColumnHeadProps {
  field: string;
  isNumber: boolean;
  /** Whether rows are called what stands in the column. */
  isName?: boolean;
  sort: string;
  /** Absent where rows cannot be sorted. */
  onSort?: ((sort: string) => void) | undefined;
}

/** The head of a column; pressed, it sorts by it. */
export function ColumnHead({ field, isNumber, isName = false, sort, onSort }: ColumnHeadProps) {
  const { title, explanation } = describeColumn(field);
  const direction = directionOf(field, sort);
  const className = `column ${isNumber ? 'column--number' : ''} ${isName ? 'column--name' : ''}`;
  if (onSort === undefined) {
    return (
      <th scope="col" className={className} title={explanation}>
        {title}
      </th>
    );
  }
  return (
    <th scope="col" className={className} {...(direction && { 'aria-sort': direction })}>
      <button
        type="button"
        className="column-head"
        title={explanation}
        onClick={() => onSort(nextSort(field, sort))}
      >
        <bdi>{title}</bdi>
        <span className="column-head__arrow" data-direction={direction} aria-hidden="true" />
      </button>
    </th>
  );
}
