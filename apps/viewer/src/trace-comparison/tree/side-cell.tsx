import { isFailedStatus, type SpanNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { StatusBadge } from '../../design/status-badge';
import { visibleText } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
import { tracePath } from '../../routes';

interface SideCellProps {
  node: SpanNode | undefined;
  traceId: string;
  /** Whether it ends otherwise than on the other side, so that also the usual end is told in words. */
  isOtherwise: boolean;
  /** Whether the tab key reaches what is in the row. */
  isCurrent: boolean;
}

/** The cell of how a span ended in one of the traces, and how long it took, which leads to it there. */
export function SideCell({ node, traceId, isOtherwise, isCurrent }: SideCellProps) {
  if (node === undefined) {
    return (
      <span role="gridcell" className="side-cell">
        <span className="quiet">not there</span>
      </span>
    );
  }
  const { status, start_timestamp: start, timestamp: end, span_id: spanId } = node.span;
  const isTold = isOtherwise || isFailedStatus(status);
  return (
    <span role="gridcell" className={`side-cell ${isTold ? 'side-cell--told' : ''}`}>
      {isTold ? (
        <span className="side-cell__status" title={visibleText(status ?? '', 60)}>
          <StatusBadge status={status} />
        </span>
      ) : (
        <PlainStatus status={status} />
      )}
      <Link
        className="side-cell__duration"
        href={tracePath(traceId, spanId)}
        tabIndex={isCurrent ? 0 : -1}
        title="Show it in its trace"
      >
        {formatDuration((end - start) * 1_000)}
      </Link>
    </span>
  );
}

/** The usual ends are told without taking room. */
function PlainStatus({ status }: { status: string | null }) {
  const word = visibleText(status || 'unknown', 60);
  return (
    <span className={`status ${word === 'ok' ? 'status--ok' : ''}`} title={word}>
      <span className="status__mark" aria-hidden="true" />
      <span className="visually-hidden">{word}</span>
    </span>
  );
}
