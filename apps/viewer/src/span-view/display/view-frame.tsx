import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useEffect, useRef } from 'react';
import { isWhole, WHOLE } from '../zoom/zoom';
import { useWheelZoom } from '../zoom/use-wheel-zoom';
import { useZoom, type Zoom } from '../zoom/zoom-context';
import { KeyHelp } from './key-help';
import { handleViewKey } from './handle-view-key';

interface ViewFrameProps {
  label: string;
  treeShare: number;
  findBox: RefObject<HTMLInputElement | null>;
  keyHelp: RefObject<HTMLDialogElement | null>;
  children: ReactNode;
}

/** The card around a span view, with the keys and the wheel that work all over it; a click anywhere in it focuses it. */
export function ViewFrame({ label, treeShare, findBox, keyHelp, children }: ViewFrameProps) {
  const view = useRef<HTMLElement>(null);
  const { zoom, change } = useZoom();
  useWheelZoom(view, { zoom, change });
  useEscapeFromNowhere({ zoom, change });
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
      tabIndex={-1}
      aria-label={label}
      style={{ '--tree-width': `${treeShare * 100}%` }}
      onKeyDown={onKeyDown}
    >
      {children}
      <KeyHelp ref={keyHelp} />
    </section>
  );
}

/**
 * Escape shows all of the time also where the focus is on nothing in particular. The other keys are characters, which
 * nobody can turn off here: they need the focus inside the view (WCAG 2.1.4).
 */
function useEscapeFromNowhere({ zoom, change }: Pick<Zoom, 'zoom' | 'change'>): void {
  const isZoomed = !isWhole(zoom);
  useEffect(() => {
    if (!isZoomed) return;
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isNowhere = event.target instanceof Element && event.target.matches('html, body, main');
      if (event.key !== 'Escape' || !isNowhere || event.defaultPrevented) return;
      if (document.querySelector('dialog[open]') === null) change(() => WHOLE);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isZoomed, change]);
}
