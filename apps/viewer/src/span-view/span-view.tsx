import type { TimeWindow, WindowFraction } from '@clew/trace-model';
import { windowSelection } from '@clew/trace-model';
import { useMemo, useState } from 'react';
import { Minimap } from './minimap';
import { SpanTree } from './span-tree';
import type { SpanViewSubject } from './span-view-subject';
import { TimeRuler } from './time-ruler';
import type { ViewRow } from './view-rows';
import './span-view.css';

interface SpanViewProps {
  rows: readonly ViewRow[];
  subject: SpanViewSubject;
  /** The time that all rows cover. */
  whole: TimeWindow;
  onFold: (key: string, isFolded: boolean) => void;
}

/** Minimap on top; below it the tree of spans on the left and their coloured rectangles on the right. */
export function SpanView({ rows, subject, whole, onFold }: SpanViewProps) {
  const [selection, setSelection] = useState<WindowFraction>({ start: 0, end: 1 });
  const shown = windowSelection(whole, selection);
  const { colourOf } = subject;
  const bars = useMemo(
    () =>
      rows.flatMap((row) => {
        if (row.kind === 'gap') return [];
        const { node } = row.row;
        return [{ key: row.key, span: node.span, colour: colourOf(node) }];
      }),
    [rows, colourOf],
  );
  return (
    <section className="span-view card" aria-label={subject.label}>
      <div className="span-view__head">
        <p className="span-view__caption">
          <strong>op - description</strong>
          <span>Arrows move, Enter opens, Escape closes. Drag across the bars above to zoom.</span>
        </p>
        <div className="span-view__time">
          <Minimap bars={bars} whole={whole} selection={selection} onSelect={setSelection} />
          <TimeRuler whole={whole} shown={shown} />
        </div>
      </div>
      <SpanTree rows={rows} subject={subject} shown={shown} onFold={onFold} />
    </section>
  );
}
