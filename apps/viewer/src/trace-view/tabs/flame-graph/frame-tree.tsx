import type { FlameFrame } from '@clew/trace-model';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { FrameItem } from './frame-item';
import { nextFrame } from './next-frame';
import { ROW_HEIGHT, type PlacedFrame } from './place-frames';

interface FrameTreeProps {
  placed: readonly PlacedFrame[];
  /** The frame that fills the width. */
  zoomed: FlameFrame;
  /** What was searched for; undefined where nothing is. */
  found: ReadonlySet<FlameFrame> | undefined;
  onZoom: (frame: FlameFrame) => void;
  /** Hears which frame is under the pointer or has the focus. */
  onLook: (frame: FlameFrame | undefined) => void;
}

/** The frames, walked through with the arrow keys; Enter zooms in, Escape out. Drawn again only when they change. */
export const FrameTree = memo(function FrameTree({ placed, zoomed, found, onZoom, onLook }: FrameTreeProps) {
  const tree = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<string>();
  const stop =
    placed.find(({ frame }) => frame.key === current) ?? placed.find(({ frame }) => frame === zoomed);
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const goTo = (place: PlacedFrame) => {
    setCurrent(place.frame.key);
    tree.current?.querySelector<HTMLElement>(`[data-place="${placed.indexOf(place)}"]`)?.focus();
  };
  const zoomOut = () => {
    const parent = placed.find(({ frame }) => frame === zoomed.parent);
    if (parent === undefined) return;
    goTo(parent);
    onZoom(parent.frame);
  };
  const handleKey = (event: KeyboardEvent) => {
    if (stop === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = nextFrame(placed, stop, event.key);
    if (next !== undefined) goTo(next);
    else if (event.key === 'Enter' || event.key === ' ') onZoom(stop.frame);
    else if (event.key === 'Escape') zoomOut();
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={tree}
      role="tree"
      aria-label="Frames"
      className="flame-graph__frames"
      style={{ height: rows * ROW_HEIGHT }}
      onKeyDown={handleKey}
      onPointerLeave={() => onLook(undefined)}
    >
      {placed.map((place, index) => (
        <FrameItem
          key={place.frame.key}
          place={place}
          index={index}
          isStop={place === stop}
          isZoomed={place.frame === zoomed}
          find={found === undefined ? 'off' : found.has(place.frame) ? 'found' : 'other'}
          onPress={() => {
            setCurrent(place.frame.key);
            onZoom(place.frame);
          }}
          onLook={() => onLook(place.frame)}
        />
      ))}
    </div>
  );
});
