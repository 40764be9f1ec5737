import type { KeyboardEvent, PointerEvent } from 'react';
import { boundedTreeShare, LEAST_TREE_SHARE, MOST_TREE_SHARE } from './display-preferences';

const KEY_STEP = 0.02;

interface SplitHandleProps {
  treeShare: number;
  onChange: (treeShare: number) => void;
}

/** The divider between tree and rectangles: dragged, or moved with the arrow keys. */
export function SplitHandle({ treeShare, onChange }: SplitHandleProps) {
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    const handle = event.currentTarget;
    const view = handle.offsetParent;
    if (view === null || event.button !== 0) return;
    const ended = new AbortController();
    const move = ({ clientX }: globalThis.PointerEvent) => {
      const { left, width } = view.getBoundingClientRect();
      if (width > 0) onChange(boundedTreeShare((clientX - left) / width));
    };
    handle.setPointerCapture(event.pointerId);
    handle.addEventListener('pointermove', move, { signal: ended.signal });
    for (const end of ['pointerup', 'pointercancel']) {
      handle.addEventListener(end, () => ended.abort(), { signal: ended.signal });
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -KEY_STEP, ArrowRight: KEY_STEP }[event.key];
    if (step === undefined || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(boundedTreeShare(treeShare + step));
  };
  return (
    <div
      role="separator"
      tabIndex={0}
      className="split-handle"
      aria-label="Width of the tree"
      aria-orientation="vertical"
      aria-valuemin={Math.round(LEAST_TREE_SHARE * 100)}
      aria-valuemax={Math.round(MOST_TREE_SHARE * 100)}
      aria-valuenow={Math.round(treeShare * 100)}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
    />
  );
}
