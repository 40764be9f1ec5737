import { Link } from 'wouter';
import type { EventRow } from '../collector/events-answer';
import { textIn } from '../collector/row-values';
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
          <SpanRow key={`${textIn(row, 'id')} ${textIn(row, 'span.id')}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SpanRow({ row }: { row: EventRow }) {
  const [project, id, spanId] = ['project', 'id', 'span.id'].map((name) => textIn(row, name));
  const duration = row['span.duration'];
  const address = transactionPath(project ?? '', id ?? '', spanId);
  return (
    <tr>
      <td>
        <StoredText>{textIn(row, 'span.op') || 'no op'}</StoredText>
      </td>
      <th scope="row" className="span-table__description">
        <Link href={address}>
          <StoredText>{textIn(row, 'span.description') || `span ${spanId ?? ''}`}</StoredText>
        </Link>
      </th>
      <td className="span-table__duration">
        {formatDuration(typeof duration === 'number' ? duration : undefined)}
      </td>
      <td>
        <StoredText>{textIn(row, 'transaction') || '(no name)'}</StoredText>
      </td>
      <td>
        <ServiceChip project={project ?? ''} />
      </td>
    </tr>
  );
}
