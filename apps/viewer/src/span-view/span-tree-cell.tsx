import type { MouseEvent } from 'react';
import type { SpanRow } from '@clew/trace-model';
import { ServiceChip } from '../design/service-chip';
import { StoredText } from '../design/stored-text';
import { countOf } from '../format/format-number';
import { spanLabel } from './span-label';
import { SpanMarks } from './span-marks';
import type { SpanViewSubject } from './span-view-subject';

interface SpanTreeCellProps {
  row: SpanRow;
  subject: SpanViewSubject;
  onFold: () => void;
}

/** The left half of a row: its place in the tree and what the span is called. */
export function SpanTreeCell({ row, subject, onFold }: SpanTreeCellProps) {
  const { node, childCount, isClosed } = row;
  const { op, text } = spanLabel(node.span);
  return (
    <span className={`span-label ${node.isRoot ? 'span-label--root' : ''}`}>
      {childCount > 0 ? (
        <FoldButton count={childCount} isClosed={isClosed} onFold={onFold} />
      ) : (
        <span className="span-label__leaf" aria-hidden="true" />
      )}
      {node.isRoot && subject.showsServices && <ServiceChip project={node.transaction.project} />}
      <SpanMarks node={node} errors={subject.errors} />
      <span className="span-label__text">
        {op !== '' && (
          <>
            <StoredText className="span-label__op">{op}</StoredText>
            {' - '}
          </>
        )}
        <StoredText>{text}</StoredText>
      </span>
    </span>
  );
}

interface FoldButtonProps {
  count: number;
  isClosed: boolean;
  onFold: () => void;
}

function FoldButton({ count, isClosed, onFold }: FoldButtonProps) {
  const fold = (event: MouseEvent) => {
    event.stopPropagation();
    onFold();
  };
  return (
    <button
      type="button"
      tabIndex={-1}
      className="fold-button"
      aria-label={`${isClosed ? 'Show' : 'Hide'} ${countOf(count, 'child row')}`}
      onClick={fold}
    >
      <span className="fold-button__arrow" data-closed={isClosed} aria-hidden="true" />
      {count}
    </button>
  );
}
