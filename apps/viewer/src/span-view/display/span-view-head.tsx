import type { SpanRow } from '@clew/trace-model';
import type { ReactNode, RefObject } from 'react';
import { memo } from 'react';
import { Minimap } from '../minimap/minimap';
import { TimeRuler } from '../ruler/time-ruler';
import type { SpanViewSubject } from '../span-view-subject';
import type { DisplayPreferences } from './display-preferences';
import { SpanViewLegend } from './span-view-legend';
import { SplitHandle } from './split-handle';

interface SpanViewHeadProps {
  ref: RefObject<HTMLDivElement | null>;
  rows: readonly SpanRow[];
  subject: SpanViewSubject;
  preferences: DisplayPreferences;
  /** Whether missing instrumentation is among the rows. */
  hasGaps: boolean;
  onChange: (changes: Partial<DisplayPreferences>) => void;
  /** The toolbar. */
  children: ReactNode;
}

/** What stays in sight while one scrolls: toolbar, legend, minimap and ruler. */
export const SpanViewHead = memo(function SpanViewHead(props: SpanViewHeadProps) {
  const { ref, rows, subject, preferences, hasGaps, onChange, children } = props;
  const { showsCriticalPath, treeShare } = preferences;
  return (
    <div className="span-view__head" ref={ref}>
      {children}
      <div className="span-view__columns">
        <SpanViewLegend
          entries={subject.legend}
          showsCriticalPath={showsCriticalPath && subject.criticalStretchesOf !== undefined}
          hasGaps={hasGaps}
        />
        <div className="span-view__time">
          <Minimap rows={rows} colourOf={subject.colourOf} />
          <TimeRuler />
        </div>
        <SplitHandle treeShare={treeShare} onChange={(share) => onChange({ treeShare: share })} />
      </div>
    </div>
  );
});
