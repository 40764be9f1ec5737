import { StoredText } from '../../design/stored-text';
import type { LegendEntry } from '../span-view-subject';

interface SpanViewLegendProps {
  entries: readonly LegendEntry[];
  showsCriticalPath: boolean;
}

/** What the colours of the rectangles stand for. */
export function SpanViewLegend({ entries, showsCriticalPath }: SpanViewLegendProps) {
  return (
    <ul className="span-view__legend" aria-label="Colours">
      {entries.map(({ name, colour }) => (
        <li key={name} className={`chip ${colour}`}>
          <span className="chip__dot" aria-hidden="true" />
          <StoredText>{name}</StoredText>
        </li>
      ))}
      {showsCriticalPath && (
        <li className="chip">
          <span className="legend__critical" aria-hidden="true" />
          critical path
        </li>
      )}
    </ul>
  );
}
