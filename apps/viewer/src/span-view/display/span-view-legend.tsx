import { useMemo } from 'react';
import { StoredText } from '../../design/stored-text';
import type { LegendEntry } from '../span-view-subject';
import type { RowIndex } from '../rows/row-index';
import { partsOutside } from '../bars/bar-in-view';
import { useZoom } from '../zoom/zoom-context';
import { useSpanViewScope } from '../span-view-scope';

interface SpanViewLegendProps {
  entries: readonly LegendEntry[];
  showsCriticalPath: boolean;
  hasGaps: boolean;
}

/** What the colours of the rectangles stand for, and those of the marks that occur. */
export function SpanViewLegend({ entries, showsCriticalPath, hasGaps }: SpanViewLegendProps) {
  const { index } = useSpanViewScope();
  const { axis } = useZoom();
  const hasPartsOutside = useMemo(() => isAnyOutside(index), [index]);
  return (
    <ul className="span-view__legend" aria-label="Colours">
      {entries.map(({ name, colour }) => (
        <li key={name} className={`chip ${colour}`}>
          <span className="chip__dot" aria-hidden="true" />
          <StoredText>{name}</StoredText>
        </li>
      ))}
      {showsCriticalPath && <Mark className="legend__critical">critical path</Mark>}
      {hasPartsOutside && (
        <Mark className="legend__mark legend__mark--outside">outside its parent’s time</Mark>
      )}
      {hasGaps && <Mark className="legend__mark legend__mark--gap">Missing Instrumentation</Mark>}
      {axis.breaks.length > 0 && <Mark className="legend__mark legend__mark--wait">long wait, squeezed</Mark>}
    </ul>
  );
}

function Mark({ className, children }: { className: string; children: string }) {
  return (
    <li className="chip">
      <span className={className} aria-hidden="true" />
      {children}
    </li>
  );
}

/** Whether a part of any rectangle is hatched. */
function isAnyOutside(index: RowIndex): boolean {
  return index.rows.some(({ node }, place) => {
    const parent = index.parentOf(place);
    return parent !== undefined && partsOutside(parent.node.span, node.span).length > 0;
  });
}
