import { selectionBetween } from '@clew/trace-model';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef } from 'react';
import { NARROWEST } from '../zoom/zoom';
import type { Zoom } from '../zoom/zoom-context';

const KEY_STEP = 0.02;

interface WindowDrag {
  /** For the area, which is as wide as all of the time. */
  area: {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
  onHandleKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Selects a part of the time: by dragging across the area, by dragging a handle, by arrow keys on a handle. */
export function useWindowDrag({ axis, zoom, change }: Zoom): WindowDrag {
  // The end that stays, as a moment: a trace may grow while somebody drags, and its place is another one then.
  const dragged = useRef<{ isHandle: boolean; from: number }>(undefined);

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    const { edge } = (event.target as HTMLElement).dataset;
    const from = edge === undefined ? placeOf(event) : edge === 'start' ? zoom.end : zoom.start;
    dragged.current = { isHandle: edge !== undefined, from: axis.timestampAt(from) };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (dragged.current === undefined) return;
    const { isHandle, from } = dragged.current;
    const [first, second] = [axis.placeOf(from), placeOf(event)];
    if (!isHandle && Math.abs(second - first) < NARROWEST) return;
    change(() => selectionBetween(first, second));
  };

  const endDrag = () => {
    dragged.current = undefined;
  };

  const onHandleKey = (event: KeyboardEvent<HTMLElement>) => {
    const isStart = event.currentTarget.dataset['edge'] === 'start';
    const place = handlePlace(event.key, isStart ? zoom.start : zoom.end);
    if (place === undefined || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    change(({ start, end }) =>
      isStart ? selectionBetween(Math.min(place, end), end) : selectionBetween(start, Math.max(place, start)),
    );
  };

  const area = { onPointerDown, onPointerMove, onPointerUp: endDrag, onPointerCancel: endDrag };
  return { area, onHandleKey };
}

/** Where the pointer is in the area, from 0 to 1. */
function placeOf({ clientX, currentTarget }: PointerEvent<HTMLElement>): number {
  const { left, width } = currentTarget.getBoundingClientRect();
  return width === 0 ? 0 : (clientX - left) / width;
}

function handlePlace(key: string, place: number): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return place - KEY_STEP;
    case 'ArrowRight':
      return place + KEY_STEP;
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return undefined;
  }
}
