import { differenceOf, type ComparedSpan } from '@clew/trace-model';
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
  const kind = differenceOf(span);
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      aria-level={depth + 1}
      tabIndex={isCurrent ? 0 : -1}
      className={`comparison-row ${kind === undefined ? '' : `comparison-row--${kind}`}`}
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
      <span role="gridcell" className={kind === undefined ? '' : 'comparison-row__telling'}>
        <Change span={span} />
      </span>
      <span role="gridcell">{selfTimeDelta !== undefined && deltaText(selfTimeDelta)}</span>
    </div>
  );
}

function Change({ span }: { span: ComparedSpan }) {
  const kind = differenceOf(span);
  const { durationDelta } = span;
  if (kind === 'left' || kind === 'right') {
    return <span className={`comparison-mark comparison-mark--${kind}`}>only {kind}</span>;
  }
  return (
    <>
      {kind !== undefined && <Mark kind={kind} />}
      {durationDelta !== undefined && deltaText(durationDelta)}
    </>
  );
}

const MARKS = {
  status: { sign: '≠', name: 'another status', title: 'With another status' },
  slower: { sign: '▲', name: 'slower', title: 'Takes longer in the right trace' },
  faster: { sign: '▼', name: 'faster', title: 'Takes longer in the left trace' },
};

function Mark({ kind }: { kind: keyof typeof MARKS }) {
  const { sign, name, title } = MARKS[kind];
  return (
    <span className={`comparison-mark comparison-mark--${kind}`} title={title}>
      <span aria-hidden="true">{sign}</span>
      <span className="visually-hidden">{name}, </span>
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
