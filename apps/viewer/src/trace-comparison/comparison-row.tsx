import type { ComparedSpan, SpanNode } from '@clew/trace-model';
import { differs } from '@clew/trace-model';
import { ServiceChip } from '../design/service-chip';
import { StoredText } from '../design/stored-text';
import { formatDuration } from '../format/format-duration';
import { spanLabelText } from '../span-view/rows/span-label';
import { deltaText } from './delta-text';

interface ComparisonRowProps {
  span: ComparedSpan;
  /** Counted from 1, the head included. */
  rowIndex: number;
  /** Where the row stands, in pixels below the first one. */
  top: number;
  /** The largest change of all rows, in seconds: as long as a full bar. */
  longestDelta: number;
}

/** A place in both trees: how long it takes left and right, or which of the two has it. */
export function ComparisonRow({ span, rowIndex, top, longestDelta }: ComparisonRowProps) {
  const { left, right, depth, durationDelta, selfTimeDelta } = span;
  const node = left ?? right;
  if (node === undefined) return null;
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={`comparison-row comparison-row--${sideOf(span)}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" className="comparison-row__name" style={{ '--depth': depth }}>
        {node.isRoot && <ServiceChip project={node.transaction.project} />}
        <SideMark span={span} />
        <StoredText className="comparison-row__label">{spanLabelText(node.span)}</StoredText>
      </span>
      <span role="cell">{durationText(left)}</span>
      <span role="cell">{durationText(right)}</span>
      <span
        role="cell"
        className={`comparison-row__change ${differs(span) ? 'comparison-row__telling' : ''}`}
      >
        {durationDelta !== undefined && (
          <>
            <DeltaBar delta={durationDelta} longest={longestDelta} />
            {deltaText(durationDelta)}
          </>
        )}
      </span>
      <span role="cell">{selfTimeDelta !== undefined && deltaText(selfTimeDelta)}</span>
    </div>
  );
}

function sideOf({ left, right }: ComparedSpan): 'left' | 'right' | 'both' {
  if (left === undefined) return 'right';
  return right === undefined ? 'left' : 'both';
}

function SideMark({ span }: { span: ComparedSpan }) {
  const side = sideOf(span);
  if (side === 'both') return null;
  return <span className={`comparison-mark comparison-mark--${side}`}>only {side}</span>;
}

function durationText(node: SpanNode | undefined): string {
  if (node === undefined) return '';
  return formatDuration((node.span.timestamp - node.span.start_timestamp) * 1_000);
}

/** To the right of the middle what takes longer, to the left what takes less. */
function DeltaBar({ delta, longest }: { delta: number; longest: number }) {
  const share = longest > 0 ? Math.abs(delta) / longest : 0;
  return (
    <span className="delta-bar" aria-hidden="true">
      <span
        className={`delta-bar__part delta-bar__part--${delta > 0 ? 'longer' : 'shorter'}`}
        style={{ width: `${share * 50}%` }}
      />
    </span>
  );
}
