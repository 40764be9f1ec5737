import type { SpanRow, TimeAxis, TimeWindow } from '@clew/trace-model';
import { timeAxis } from '@clew/trace-model';
import { useMemo } from 'react';

interface ChosenAxis {
  axis: TimeAxis;
  /** How many long waits there are, squeezed or not. */
  waits: number;
}

/** The axis of a span view, with long waits squeezed or on one scale. */
export function useAxis(rows: readonly SpanRow[], whole: TimeWindow, squeezesWaits: boolean): ChosenAxis {
  const squeezed = useMemo(
    () =>
      timeAxis(
        rows.map(({ node }) => node.span),
        { window: whole },
      ),
    [rows, whole],
  );
  const trueScale = useMemo(() => timeAxis([], { window: whole, squeezesWaits: false }), [whole]);
  return { axis: squeezesWaits ? squeezed : trueScale, waits: squeezed.breaks.length };
}
