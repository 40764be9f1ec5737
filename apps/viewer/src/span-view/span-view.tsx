import type { TimeWindow, WindowFraction } from '@clew/trace-model';
import { windowSelection } from '@clew/trace-model';
import { useMemo, useState } from 'react';
import { StoredText } from '../design/stored-text';
import { Minimap } from './minimap';
import { SpanTree } from './span-tree';
import type { SpanViewSubject } from './span-view-subject';
import { ticksOf } from './ruler-ticks';
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
  const ticks = ticksOf(whole, shown);
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
        <ul className="span-view__legend" aria-label="Colours">
          {subject.legend.map(({ name, colour }) => (
            <li key={name} className={`chip ${colour}`}>
              <span className="chip__dot" aria-hidden="true" />
              <StoredText>{name}</StoredText>
            </li>
          ))}
        </ul>
        <div className="span-view__time">
          <Minimap bars={bars} whole={whole} selection={selection} onSelect={setSelection} />
          <TimeRuler ticks={ticks} />
        </div>
      </div>
      <SpanTree rows={rows} subject={subject} shown={shown} ticks={ticks} onFold={onFold} />
      <p className="span-view__keys">
        Arrows move and fold, Enter opens a row, Escape closes it. Drag across the minimap to zoom.
      </p>
    </section>
  );
}
