import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useRef } from 'react';
import { useWheelZoom } from '../time/use-wheel-zoom';
import { useZoom } from '../time/zoom-context';
import { KeyHelp } from './key-help';
import { handleViewKey } from './handle-view-key';

interface ViewFrameProps {
  label: string;
  treeShare: number;
  findBox: RefObject<HTMLInputElement | null>;
  keyHelp: RefObject<HTMLDialogElement | null>;
  children: ReactNode;
}

/** The card around a span view, with the keys and the wheel that work all over it. */
export function ViewFrame({ label, treeShare, findBox, keyHelp, children }: ViewFrameProps) {
  const view = useRef<HTMLElement>(null);
  const { zoom, change } = useZoom();
  useWheelZoom(view, { zoom, change });
  const onKeyDown = (event: KeyboardEvent) =>
    handleViewKey(event, {
      change,
      find: () => findBox.current?.focus(),
      showKeys: () => keyHelp.current?.showModal(),
    });
  return (
    <section
      ref={view}
      className="span-view card"
      aria-label={label}
      style={{ '--tree-width': `${treeShare * 100}%` }}
      onKeyDown={onKeyDown}
    >
      {children}
      <KeyHelp ref={keyHelp} />
    </section>
  );
}
