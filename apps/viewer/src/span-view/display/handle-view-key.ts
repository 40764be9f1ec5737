import type { KeyboardEvent } from 'react';
import { panBy, WHOLE, zoomAround } from '../zoom/zoom';
import type { Zoom } from '../zoom/zoom-context';

const ZOOM_FACTOR = 0.5;
const PAN_SHARE = 0.2;

interface ViewActions {
  change: Zoom['change'];
  find: () => void;
  showKeys: () => void;
}

/** The keys that a span view knows wherever in it the focus is, but not where one types. */
export function handleViewKey(event: KeyboardEvent, { change, find, showKeys }: ViewActions): void {
  const effects: Record<string, () => void> = {
    '+': () => change((zoom) => zoomAround(zoom, (zoom.start + zoom.end) / 2, ZOOM_FACTOR)),
    '-': () => change((zoom) => zoomAround(zoom, (zoom.start + zoom.end) / 2, 1 / ZOOM_FACTOR)),
    '0': () => change(() => WHOLE),
    Escape: () => change(() => WHOLE),
    'Shift+ArrowLeft': () => change((zoom) => panBy(zoom, -PAN_SHARE)),
    'Shift+ArrowRight': () => change((zoom) => panBy(zoom, PAN_SHARE)),
    '/': find,
    '?': showKeys,
  };
  const isTyping = (event.target as HTMLElement).closest('input, textarea, select, dialog') !== null;
  if (isTyping || event.altKey || event.ctrlKey || event.metaKey) return;
  const isArrow = event.key.startsWith('Arrow');
  // Where + is on a key of its own depends on the keyboard; = is that key without shift on many.
  const name = isArrow && event.shiftKey ? `Shift+${event.key}` : event.key === '=' ? '+' : event.key;
  const effect = effects[name];
  if (effect === undefined) return;
  event.preventDefault();
  effect();
}
