import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef, useState } from 'react';
import type { ChartStep } from './chart-steps';
import type { StepRange } from './step-range';
import { edgesOf, stepAfterKey, stepAt, stepOfTime } from './step-range';

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
  // Kept by when they begin: new data moves the steps, and what is chosen stays the same time.
  const [time, setTime] = useState<number>();
  const [times, setTimes] = useState<StepRange>();
  const step = time === undefined ? undefined : stepOfTime(time, steps);
  const range = times === undefined ? undefined : rangeOfTimes(times, steps);
  const setStep = (index: number) => setTime(steps[index]?.start);
  const setRange = ({ anchor, head }: StepRange) => {
    const [from, to] = [steps[anchor], steps[head]];
    if (from !== undefined && to !== undefined) setTimes({ anchor: from.start, head: to.start });
  };
  const dragFrom = useRef<number>(undefined);
  const under = ({ clientX, currentTarget }: PointerEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return stepAt((clientX - left) / width, steps.length);
  };
  const leave = () => {
    dragFrom.current = undefined;
    setTimes(undefined);
  };
  const select = (chosen: StepRange) => {
    const [first, last] = edgesOf(chosen).map((index) => steps[index]);
    leave();
    // The chart that comes is of another window: nothing has been looked at in it.
    setTime(undefined);
    if (first !== undefined && last !== undefined) onSelect(first.start, last.end);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const here = step ?? steps.length - 1;
    const next = stepAfterKey(event.key, here, steps.length);
    if (next !== undefined) {
      setStep(next);
      if (event.shiftKey) setRange({ anchor: range?.anchor ?? here, head: next });
      else setTimes(undefined);
    } else if (event.key === 'Enter') select(range ?? { anchor: here, head: here });
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  return {
    step,
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
        if (dragFrom.current === undefined) setTime(undefined);
      },
      onKeyDown,
      onFocus: () => setTime((current) => current ?? steps.at(-1)?.start),
      onBlur: () => {
        setTime(undefined);
        leave();
      },
    },
  };
}

/** What has left the chart meanwhile is chosen up to its edge. */
function rangeOfTimes({ anchor, head }: StepRange, steps: readonly ChartStep[]): StepRange {
  const first = steps[0]?.start ?? 0;
  const indexOf = (time: number) => stepOfTime(time, steps) ?? (time < first ? 0 : steps.length - 1);
  return { anchor: indexOf(anchor), head: indexOf(head) };
}
