import { Link } from 'wouter';
import type { EventRow } from '../collector/events-answer';
import { numberIn, textIn } from '../collector/row-values';
import { ServiceChip } from '../design/service-chip';
import { StatusBadge } from '../design/status-badge';
import { StoredText } from '../design/stored-text';
import { TimeText } from '../design/time-text';
import { visibleText } from '../design/visible-text';
import { formatDuration } from '../format/format-duration';
import { secondsOf } from '../format/format-time';
import { transactionPath } from '../routes';
import { TraceIdLink } from '../sign-in/plan/trace-id-link';

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
          <th scope="col">Status</th>
          <th scope="col" className="span-table__duration" aria-sort={isBySlowness ? 'descending' : 'none'}>
            <button type="button" className="span-table__sort" onClick={() => onSort(!isBySlowness)}>
              Duration <span aria-hidden="true">{isBySlowness ? '↓' : '↕'}</span>
            </button>
          </th>
          <th scope="col">Started</th>
          <th scope="col">Transaction</th>
          <th scope="col">Project</th>
          <th scope="col">Trace</th>
        </tr>
      </thead>
      <tbody>
        {/* Two spans of a transaction may have one id: a stored event is shown as it came. */}
        {rows.map((row, place) => (
          <SpanRow key={`${textIn(row, 'id')} ${textIn(row, 'span.id')} ${place}`} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function SpanRow({ row }: { row: EventRow }) {
  const spanId = textIn(row, 'span.id');
  const traceId = textIn(row, 'trace');
  return (
    <tr>
      <td>
        <ClippedText>{textIn(row, 'span.op') || 'no op'}</ClippedText>
      </td>
      <th scope="row" className="span-table__description">
        <Link href={transactionPath(textIn(row, 'project'), textIn(row, 'id'), spanId)}>
          <ClippedText>{textIn(row, 'span.description') || `span ${spanId}`}</ClippedText>
        </Link>
      </th>
      <td>
        <StatusBadge status={textIn(row, 'span.status')} />
      </td>
      <td className="span-table__duration">{formatDuration(numberIn(row, 'span.duration'))}</td>
      <td className="span-table__time">
        <TimeText seconds={secondsOf(row['span.start'])} />
      </td>
      <td>
        <ClippedText>{textIn(row, 'transaction') || '(no name)'}</ClippedText>
      </td>
      <td>
        <ServiceChip project={textIn(row, 'project')} />
      </td>
      <td>{traceId !== '' && <TraceIdLink traceId={traceId} spanId={spanId} />}</td>
    </tr>
  );
}

/** At most three lines of a stored text; all that is ever shown of it on hover. */
function ClippedText({ children }: { children: string }) {
  return (
    <span className="span-table__clipped" title={visibleText(children)}>
      <StoredText>{children}</StoredText>
    </span>
  );
}
