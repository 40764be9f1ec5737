import type { WindowFraction } from '@clew/trace-model';
import { selectionBetween } from '@clew/trace-model';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { useRef } from 'react';
import { NARROWEST } from '../zoom/zoom';
import type { Zoom } from '../zoom/zoom-context';

const KEY_STEP = 0.02;

interface WindowDrag {
  areaRef: RefObject<HTMLDivElement | null>;
  onPointerDown: (event: PointerEvent<HTMLDivElement>) => void;
  onHandleKey: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Selects a part of the time: by dragging across the area, by dragging a handle, by arrow keys on a handle. */
export function useWindowDrag(zoom: WindowFraction, change: Zoom['change']): WindowDrag {
  const areaRef = useRef<HTMLDivElement>(null);

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const area = areaRef.current;
    if (area === null || event.button !== 0) return;
    const edge = (event.target as HTMLElement).dataset['edge'];
    const placeOf = (clientX: number) => {
      const { left, width } = area.getBoundingClientRect();
      return width === 0 ? 0 : (clientX - left) / width;
    };
    const anchor = edge === undefined ? placeOf(event.clientX) : edge === 'start' ? zoom.end : zoom.start;
    const move = ({ clientX }: globalThis.PointerEvent) => {
      const place = placeOf(clientX);
      if (edge === undefined && Math.abs(place - anchor) < NARROWEST) return;
      change(() => selectionBetween(anchor, place));
    };
    const ended = new AbortController();
    const listen = { signal: ended.signal };
    area.setPointerCapture(event.pointerId);
    area.addEventListener('pointermove', move, listen);
    for (const end of ['pointerup', 'pointercancel']) {
      area.addEventListener(end, () => ended.abort(), listen);
    }
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

  return { areaRef, onPointerDown, onHandleKey };
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
