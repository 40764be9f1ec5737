import type { SpanNode, TimeWindow } from '@clew/trace-model';
import { useMemo } from 'react';
import { SpanBar } from '../bars/span-bar';
import type { SpanViewRow, ViewRow } from '../rows/view-rows';
import { useSpanViewScope, type SpanViewScope } from '../span-view-scope';

const NOT_CRITICAL: readonly TimeWindow[] = [];

/** The right half of a row. */
export function RowBar({ viewRow }: { viewRow: ViewRow }) {
  if (viewRow.kind === 'span') return <SpanRowBar viewRow={viewRow} />;
  const { startTimestamp, endTimestamp } = viewRow.gap;
  return (
    <SpanBar span={{ start_timestamp: startTimestamp, timestamp: endTimestamp }} className="span-bar--gap" />
  );
}

function SpanRowBar({ viewRow }: { viewRow: SpanViewRow }) {
  const scope = useSpanViewScope();
  const { node, parentIndex } = viewRow.row;
  const { isFolded } = viewRow;
  const critical = useMemo(() => criticalStretches(scope, node, isFolded), [scope, node, isFolded]);
  const parent = scope.index.rows[parentIndex]?.node.span;
  return (
    <SpanBar span={node.span} parent={parent} critical={critical} className={scope.subject.colourOf(node)} />
  );
}

/** Of a span, what is its own of the critical path; of a folded one, what is hidden below it as well. */
function criticalStretches(
  { subject: { criticalStretchesOf }, index, showsCriticalPath }: SpanViewScope,
  node: SpanNode,
  isFolded: boolean,
): readonly TimeWindow[] {
  if (!showsCriticalPath || criticalStretchesOf === undefined) return NOT_CRITICAL;
  if (!isFolded) return criticalStretchesOf(node);
  const place = index.placeOf(node.key) ?? 0;
  const hidden = index.rows.slice(place, index.endOf(place));
  const stretches = hidden.flatMap((row) => criticalStretchesOf(row.node));
  return stretches.sort((left, right) => left.startTimestamp - right.startTimestamp);
}
