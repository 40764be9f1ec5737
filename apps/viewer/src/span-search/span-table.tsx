import { Link } from 'wouter';
import type { EventRow } from '../collector/events-answer';
import { ServiceChip } from '../design/service-chip';
import { StoredText } from '../design/stored-text';
import { formatDuration } from '../format/format-duration';
import { transactionPath } from '../routes';

interface SpanTableProps {
  rows: readonly EventRow[];
  isBySlowness: boolean;
  onSort: (isBySlowness: boolean) => void;
}

/** Child spans, one a row; its description leads to the transaction, where the span is open. */
export function SpanTable({ rows, isBySlowness, onSort }: SpanTableProps) {
  return (
    <table className="span-table">
      <caption>{isBySlowness ? 'Slowest first' : 'Those of the latest transactions first'}</caption>
      <thead>
        <tr>
          <th scope="col">Op</th>
          <th scope="col">Description</th>
          <th scope="col" className="span-table__duration" aria-sort={isBySlowness ? 'descending' : 'none'}>
            <button type="button" className="span-table__sort" onClick={() => onSort(!isBySlowness)}>
              Duration{isBySlowness ? ' ↓' : ''}
            </button>
          </th>
          <th scope="col">Transaction</th>
          <th scope="col">Project</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SpanRow key={`${textOf(row['id'])} ${textOf(row['span.id'])}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SpanRow({ row }: { row: EventRow }) {
  const [project, id, spanId] = ['project', 'id', 'span.id'].map((name) => textOf(row[name]));
  const duration = row['span.duration'];
  const address = transactionPath(project ?? '', id ?? '', spanId);
  return (
    <tr>
      <td>
        <StoredText>{textOf(row['span.op']) || 'no op'}</StoredText>
      </td>
      <th scope="row" className="span-table__description">
        <Link href={address}>
          <StoredText>{textOf(row['span.description']) || `span ${spanId ?? ''}`}</StoredText>
        </Link>
      </th>
      <td className="span-table__duration">
        {formatDuration(typeof duration === 'number' ? duration : undefined)}
      </td>
      <td>
        <StoredText>{textOf(row['transaction']) || '(no name)'}</StoredText>
      </td>
      <td>
        <ServiceChip project={project ?? ''} />
      </td>
    </tr>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
