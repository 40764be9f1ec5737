import type { TimeWindow } from '@clew/trace-model';
import { formatDuration } from '../format/format-duration';
import { GapDetails } from './gap-details';
import { SpanBar } from './span-bar';
import { SpanDetails } from './span-details';
import { spanLabelText } from './span-label';
import { SpanTreeCell } from './span-tree-cell';
import type { SpanViewSubject } from './span-view-subject';
import type { ViewRow } from './view-rows';

interface SpanViewRowProps {
  viewRow: ViewRow;
  subject: SpanViewSubject;
  shown: TimeWindow;
  isOpen: boolean;
  /** Whether the tab key reaches this row. */
  isCurrent: boolean;
  onFold: (key: string, isFolded: boolean) => void;
}

/** One line of the span view, tree on the left and rectangle on the right, with its details below when open. */
export function SpanViewRow({ viewRow, subject, shown, isOpen, isCurrent, onFold }: SpanViewRowProps) {
  const name = nameOf(viewRow);
  const isFoldable = viewRow.kind === 'span' && viewRow.row.childCount > 0;
  return (
    <div className="span-item" role="presentation" data-item={viewRow.key}>
      <div
        role="treeitem"
        className={`span-row ${isOpen ? 'span-row--open' : ''}`}
        data-key={viewRow.key}
        tabIndex={isCurrent ? 0 : -1}
        aria-level={viewRow.depth + 1}
        aria-selected={isOpen}
        aria-label={name}
        {...(isFoldable ? { 'aria-expanded': !viewRow.row.isClosed } : {})}
      >
        <span className="span-row__tree" style={{ '--depth': viewRow.depth }}>
          <RowLabel viewRow={viewRow} subject={subject} onFold={onFold} />
        </span>
        <span className="span-row__bars">
          <RowBar viewRow={viewRow} subject={subject} shown={shown} />
        </span>
      </div>
      {isOpen && (
        <div role="group" aria-label={`Details of ${name}`}>
          {viewRow.kind === 'gap' ? (
            <GapDetails gap={viewRow.gap} />
          ) : (
            <SpanDetails node={viewRow.row.node} subject={subject} />
          )}
        </div>
      )}
    </div>
  );
}

function RowLabel({ viewRow, subject, onFold }: Pick<SpanViewRowProps, 'viewRow' | 'subject' | 'onFold'>) {
  if (viewRow.kind === 'gap') {
    return <span className="span-label span-label--gap">Missing Instrumentation</span>;
  }
  const { row, key } = viewRow;
  return <SpanTreeCell row={row} subject={subject} onFold={() => onFold(key, !row.isClosed)} />;
}

function RowBar({ viewRow, subject, shown }: Pick<SpanViewRowProps, 'viewRow' | 'subject' | 'shown'>) {
  if (viewRow.kind === 'span') {
    const { node } = viewRow.row;
    return <SpanBar span={node.span} shown={shown} className={subject.colourOf(node)} />;
  }
  const { startTimestamp, endTimestamp } = viewRow.gap;
  const times = { start_timestamp: startTimestamp, timestamp: endTimestamp };
  return <SpanBar span={times} shown={shown} className="span-bar--gap" />;
}

function nameOf(viewRow: ViewRow): string {
  if (viewRow.kind === 'gap') return 'Missing Instrumentation';
  const { span, isRoot, transaction } = viewRow.row.node;
  const duration = formatDuration((span.timestamp - span.start_timestamp) * 1_000);
  return `${isRoot ? `${transaction.project} ` : ''}${spanLabelText(span)}, ${duration}`;
}
