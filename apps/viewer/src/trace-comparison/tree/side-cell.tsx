import { isFailedStatus, type SpanNode } from '@clew/trace-model';
import { Link } from 'wouter';
import { StatusBadge } from '../../design/status-badge';
import { visibleText } from '../../design/visible-text';
import { formatDuration } from '../../format/format-duration';
import { tracePath } from '../../routes';

interface SideCellProps {
  node: SpanNode | undefined;
  traceId: string;
  /** Whether the tab key reaches what is in the row. */
  isCurrent: boolean;
}

/** How a span ended in one of the traces, and how long it took, which leads to it there. */
export function SideCell({ node, traceId, isCurrent }: SideCellProps) {
  if (node === undefined) return <span className="quiet">not there</span>;
  const { status, start_timestamp: start, timestamp: end, span_id: spanId } = node.span;
  return (
    <>
      {isFailedStatus(status) ? (
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
    </>
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
