import { differs, endsDifferently, type ComparedSpan } from '@clew/trace-model';
import { ServiceChip } from '../../design/service-chip';
import { StoredText } from '../../design/stored-text';
import { FoldButton } from '../../design/tables/fold-button';
import { spanLabelText } from '../../span-view/rows/span-label';
import { deltaText } from '../delta-text';
import type { ComparedRow } from './compared-rows';
import { DurationBars } from './duration-bars';
import { SideCell } from './side-cell';

/** What is compared, for all rows the same. */
export interface ComparedSides {
  leftTraceId: string;
  rightTraceId: string;
  /** The longest span of the two traces, in seconds. */
  longest: number;
}

interface ComparisonRowProps {
  row: ComparedRow;
  /** Counted from 1, the head included. */
  rowIndex: number;
  /** Whether the tab key reaches this row. */
  isCurrent: boolean;
  sides: ComparedSides;
  onFold: (key: string, isFolded: boolean) => void;
}

/** A place in both trees: how it ends and how long it takes left and right, or which of the two has it. */
export function ComparisonRow({ row, rowIndex, isCurrent, sides, onFold }: ComparisonRowProps) {
  const { span, isFolded, canFold } = row;
  const { left, right, depth, selfTimeDelta } = span;
  const kind = kindOf(span);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-level={depth + 1}
      tabIndex={isCurrent ? 0 : -1}
      className={`comparison-row comparison-row--${kind}`}
      {...(canFold ? { 'aria-expanded': !isFolded } : {})}
    >
      <span role="rowheader" className="comparison-row__name" style={{ '--depth': depth }}>
        <RowName row={row} onFold={onFold} />
      </span>
      <SideCell
        node={left}
        traceId={sides.leftTraceId}
        isOtherwise={kind === 'status'}
        isCurrent={isCurrent}
      />
      <SideCell
        node={right}
        traceId={sides.rightTraceId}
        isOtherwise={kind === 'status'}
        isCurrent={isCurrent}
      />
      <span role="gridcell">
        <DurationBars left={left} right={right} longest={sides.longest} />
      </span>
      <span role="gridcell" className={differs(span) ? 'comparison-row__telling' : ''}>
        <Change span={span} />
      </span>
      <span role="gridcell">{selfTimeDelta !== undefined && deltaText(selfTimeDelta)}</span>
    </div>
  );
}

/** Which of the two has a place, or that both have it and it ends differently. */
function kindOf(span: ComparedSpan): 'left' | 'right' | 'status' | 'both' {
  if (span.left === undefined) return 'right';
  if (span.right === undefined) return 'left';
  return endsDifferently(span) ? 'status' : 'both';
}

function Change({ span }: { span: ComparedSpan }) {
  const kind = kindOf(span);
  const { durationDelta } = span;
  if (kind === 'left' || kind === 'right') {
    return <span className={`comparison-mark comparison-mark--${kind}`}>only {kind}</span>;
  }
  return (
    <>
      {kind === 'status' && <StatusMark />}
      {durationDelta !== undefined && deltaText(durationDelta)}
    </>
  );
}

function StatusMark() {
  return (
    <span className="comparison-mark comparison-mark--status" title="With another status">
      <span aria-hidden="true">≠</span>
      <span className="visually-hidden">another status, </span>
    </span>
  );
}

function RowName({ row, onFold }: Pick<ComparisonRowProps, 'row' | 'onFold'>) {
  const { key, span, childCount, canFold, isFolded } = row;
  const node = span.left ?? span.right;
  if (node === undefined) return null;
  return (
    <>
      {canFold ? (
        <FoldButton
          count={childCount}
          isFolded={isFolded}
          canFold={canFold}
          onFold={() => onFold(key, !isFolded)}
        />
      ) : (
        <span className="comparison-row__leaf" aria-hidden="true" />
      )}
      {node.isRoot && <ServiceChip project={node.transaction.project} />}
      <StoredText className="comparison-row__label">{spanLabelText(node.span)}</StoredText>
    </>
  );
}
