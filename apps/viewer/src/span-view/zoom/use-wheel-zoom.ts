import type { RefObject } from 'react';
import { useEffect } from 'react';
import { isWhole, panBy, zoomAround } from './zoom';
import type { Zoom } from './zoom-context';

const PIXELS_PER_DOUBLING = 400;
const PIXELS_PER_LINE = 16;

/**
 * The wheel over the rectangles of a span view: with the control or meta key it zooms where the pointer is, with shift or
 * sideways it pans what is zoomed. Without any it scrolls the page, as everywhere.
 */
export function useWheelZoom(
  view: RefObject<HTMLElement | null>,
  { zoom, change }: Pick<Zoom, 'zoom' | 'change'>,
): void {
  const isZoomed = !isWhole(zoom);
  useEffect(() => {
    const onWheel = (event: WheelEvent) => {
      const ruler = view.current?.querySelector('.time-ruler')?.getBoundingClientRect();
      const { left, width } = ruler ?? { left: 0, width: 0 };
      const action = wheelAction(event);
      if (action === undefined || width === 0 || event.clientX < left) return;
      if (action.kind === 'pan' && !isZoomed) return;
      event.preventDefault();
      const inView = (event.clientX - left) / width;
      if (action.kind === 'pan') change((zoomed) => panBy(zoomed, action.pixels / width));
      else change((zoomed) => zoomAround(zoomed, pointedAt(event, inView, zoomed), factorOf(action.pixels)));
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    const area = view.current;
    area?.addEventListener('wheel', onWheel, { passive: false });
    return () => area?.removeEventListener('wheel', onWheel);
  }, [view, isZoomed, change]);
}

interface WheelAction {
  kind: 'zoom' | 'pan';
  pixels: number;
}

function wheelAction(event: WheelEvent): WheelAction | undefined {
  const { deltaX, deltaY } = event;
  const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? PIXELS_PER_LINE : 1;
  if (event.ctrlKey || event.metaKey) return { kind: 'zoom', pixels: deltaY * scale };
  // Some systems turn the wheel sideways themselves when shift is held.
  if (event.shiftKey) return { kind: 'pan', pixels: (deltaY === 0 ? deltaX : deltaY) * scale };
  if (Math.abs(deltaX) > Math.abs(deltaY)) return { kind: 'pan', pixels: deltaX * scale };
  return undefined;
}

/** The minimap shows the whole, whatever is zoomed. */
function pointedAt({ target }: WheelEvent, inView: number, { start, end }: Zoom['zoom']): number {
  const isOnMinimap = target instanceof Element && target.closest('.minimap') !== null;
  return isOnMinimap ? inView : start + inView * (end - start);
}

function factorOf(pixels: number): number {
  return 2 ** (pixels / PIXELS_PER_DOUBLING);
}
