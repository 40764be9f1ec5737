import { Link } from 'wouter';
import type { EventRow } from '../../collector/events-answer';
import { formatDuration } from '../../format/format-duration';
import { CellValue } from '../columns/cell-value';
import { numberIn } from '../../collector/row-values';
import { ColumnHead } from '../columns/column-head';
import { isNumberType } from '../columns/is-number-type';
import { isName } from '../columns/is-name';
import { DURATION } from '../../search/catalogue/aggregate-functions';
import type { ListedEvents } from '../results/use-event-pages';
import { eventReference } from './event-reference';
import './event-table.css';

interface EventTableProps {
  caption: string;
  listed: ListedEvents;
  columns: readonly string[];
  /** Absent where rows cannot be sorted. */
  onSort?: (sort: string) => void;
}

/** Single events, one a row; the icon at the left opens one. */
export function EventTable({ caption, listed, columns, onSort }: EventTableProps) {
  const { rows, types, asked } = listed;
  const slowest = Math.max(0, ...rows.map((row) => numberIn(row, DURATION)).filter(Number.isFinite));
  return (
    <table className="transaction-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Open</span>
          </th>
          {columns.map((field) => (
            <ColumnHead
              key={field}
              field={field}
              isNumber={isPlainNumber(field, types[field])}
              sort={asked.sort}
              onSort={onSort}
            />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EventTableRow key={eventReference(row).path} {...{ row, columns, types, slowest }} />
        ))}
      </tbody>
    </table>
  );
}

function isPlainNumber(field: string, type: string | undefined): boolean {
  return field !== DURATION && isNumberType(type);
}

interface EventTableRowProps {
  row: EventRow;
  columns: readonly string[];
  types: Readonly<Record<string, string>>;
  slowest: number;
}

function EventTableRow({ row, columns, types, slowest }: EventTableRowProps) {
  const { id, kind, path } = eventReference(row);
  return (
    <tr>
      <td>
        <Link className="open-icon" href={path} aria-label={`Open ${kind} ${id.slice(0, 8)}`}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <path d={kind === 'error' ? 'M8 2.5v7M8 12.5v1' : 'M2 3h12M2 8h7M5 13h6'} />
          </svg>
        </Link>
      </td>
      {columns.map((field) => (
        <td key={field} className={cellClass(field, types[field])}>
          <EventCell {...{ row, field, path, slowest }} type={types[field]} />
        </td>
      ))}
    </tr>
  );
}

function cellClass(field: string, type: string | undefined): string | undefined {
  if (isName(field)) return 'event-name';
  return isPlainNumber(field, type) ? 'group__figure' : undefined;
}

interface EventCellProps {
  row: EventRow;
  field: string;
  path: string;
  slowest: number;
  type: string | undefined;
}

function EventCell({ row, field, path, slowest, type }: EventCellProps) {
  const value = row[field];
  if (field === DURATION && typeof value === 'number') {
    const share = slowest > 0 ? Math.max(0, value / slowest) || 0 : 0;
    return (
      <span className="share-bar" style={{ '--share': share }}>
        {formatDuration(value)}
      </span>
    );
  }
  const cell = <CellValue field={field} value={value} type={type} />;
  return isName(field) ? <Link href={path}>{cell}</Link> : cell;
}
