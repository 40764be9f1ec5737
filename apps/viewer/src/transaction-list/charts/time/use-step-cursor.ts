import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef, useState } from 'react';
import type { ChartStep } from './chart-steps';
import type { StepRange } from './step-range';
import { edgesOf, stepAfterKey, stepAt } from './step-range';

/** Where the reader is in the time charts, and which steps are being chosen there. */
export interface StepCursor {
  /** The step looked at; none where the reader is elsewhere. */
  step: number | undefined;
  range: StepRange | undefined;
  handlers: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: (event: PointerEvent<HTMLElement>) => void;
    onPointerCancel: () => void;
    onPointerLeave: () => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    onFocus: () => void;
    onBlur: () => void;
  };
}

/** A shorter way of the pointer is a click. */
const DRAG_PIXELS = 4;

/**
 * Follows pointer and keys over the steps, which all time charts share. `onSelect` takes what was chosen by dragging, or
 * with Shift and the arrow keys and Enter: from when to when, in seconds since 1970. Escape gives it up.
 */
export function useStepCursor(
  steps: readonly ChartStep[],
  onSelect: (start: number, end: number) => void,
): StepCursor {
  const [step, setStep] = useState<number>();
  const [range, setRange] = useState<StepRange>();
  const dragFrom = useRef<number>(undefined);
  const under = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return stepAt((clientX - left) / width, steps.length);
  };
  const leave = () => {
    dragFrom.current = undefined;
    setRange(undefined);
  };
  const select = (chosen: StepRange) => {
    const [first, last] = edgesOf(chosen).map((index) => steps[index]);
    leave();
    if (first !== undefined && last !== undefined) onSelect(first.start, last.end);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const here = step ?? steps.length - 1;
    const next = stepAfterKey(event.key, here, steps.length);
    if (next !== undefined) {
      setStep(next);
      setRange(event.shiftKey ? { anchor: range?.anchor ?? here, head: next } : undefined);
    } else if (event.key === 'Enter') select(range ?? { anchor: here, head: here });
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  return {
    step: step !== undefined && step < steps.length ? step : undefined,
    range,
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        dragFrom.current = event.clientX;
        setRange({ anchor: under(event), head: under(event) });
      },
      onPointerMove: (event) => {
        setStep(under(event));
        if (dragFrom.current !== undefined && range !== undefined) {
          setRange({ anchor: range.anchor, head: under(event) });
        }
      },
      onPointerUp: (event) => {
        const way = Math.abs(event.clientX - (dragFrom.current ?? event.clientX));
        if (range !== undefined && way >= DRAG_PIXELS) select({ anchor: range.anchor, head: under(event) });
        else leave();
      },
      onPointerCancel: leave,
      onPointerLeave: () => {
        if (dragFrom.current === undefined) setStep(undefined);
      },
      onKeyDown,
      onFocus: () => setStep((current) => current ?? steps.length - 1),
      onBlur: () => {
        setStep(undefined);
        leave();
      },
    },
  };
}
