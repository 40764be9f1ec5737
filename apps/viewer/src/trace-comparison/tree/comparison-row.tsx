import { differs, type ComparedSpan } from '@clew/trace-model';
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
  const { left, right, depth, durationDelta, selfTimeDelta } = span;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-level={depth + 1}
      tabIndex={isCurrent ? 0 : -1}
      className={`comparison-row comparison-row--${sideOf(span)}`}
      {...(canFold ? { 'aria-expanded': !isFolded } : {})}
    >
      <span role="rowheader" className="comparison-row__name" style={{ '--depth': depth }}>
        <RowName row={row} onFold={onFold} />
      </span>
      <span role="gridcell" className="side-cell">
        <SideCell node={left} traceId={sides.leftTraceId} isCurrent={isCurrent} />
      </span>
      <span role="gridcell" className="side-cell">
        <SideCell node={right} traceId={sides.rightTraceId} isCurrent={isCurrent} />
      </span>
      <span role="gridcell">
        <DurationBars left={left} right={right} longest={sides.longest} />
      </span>
      <span role="gridcell" className={differs(span) ? 'comparison-row__telling' : ''}>
        {durationDelta === undefined ? <SideMark span={span} /> : deltaText(durationDelta)}
      </span>
      <span role="gridcell">{selfTimeDelta !== undefined && deltaText(selfTimeDelta)}</span>
    </div>
  );
}

function sideOf({ left, right }: ComparedSpan): 'left' | 'right' | 'both' {
  if (left === undefined) return 'right';
  return right === undefined ? 'left' : 'both';
}

function SideMark({ span }: { span: ComparedSpan }) {
  const side = sideOf(span);
  return <span className={`comparison-mark comparison-mark--${side}`}>only {side}</span>;
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
