import type { WindowFraction } from '@clew/trace-model';
import { selectionBetween } from '@clew/trace-model';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { useRef } from 'react';

const KEY_STEP = 0.02;
const SHORTEST_DRAG = 0.005;

interface WindowDrag {
  areaRef: RefObject<HTMLDivElement | null>;
  onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  onHandleKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Selects a part of the time: by dragging across the area, by dragging a handle, by arrow keys on a handle. */
export function useWindowDrag(
  selection: WindowFraction,
  onSelect: (selection: WindowFraction) => void,
): WindowDrag {
  const areaRef = useRef<HTMLDivElement>(null);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const area = areaRef.current;
    if (area === null || event.button !== 0) return;
    const edge = (event.target as HTMLElement).dataset['edge'];
    const placeOf = (clientX: number) => {
      const { left, width } = area.getBoundingClientRect();
      return width === 0 ? 0 : (clientX - left) / width;
    };
    const pressed = placeOf(event.clientX);
    const anchor = edge === undefined ? pressed : edge === 'start' ? selection.end : selection.start;
    const move = ({ clientX }: globalThis.PointerEvent) => {
      const place = placeOf(clientX);
      if (edge === undefined && Math.abs(place - anchor) < SHORTEST_DRAG) return;
      onSelect(selectionBetween(anchor, place));
    };
    const release = () => {
      area.removeEventListener('pointermove', move);
      area.removeEventListener('pointerup', release);
      area.removeEventListener('pointercancel', release);
    };
    area.setPointerCapture(event.pointerId);
    area.addEventListener('pointermove', move);
    area.addEventListener('pointerup', release);
    area.addEventListener('pointercancel', release);
  };

  const onHandleKey = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const isStart = event.currentTarget.dataset['edge'] === 'start';
    const { start, end } = selection;
    onSelect(
      isStart
        ? selectionBetween(Math.min(start + step, end), end)
        : selectionBetween(start, Math.max(end + step, start)),
    );
  };

  return { areaRef, onPointerDown, onHandleKey };
}
