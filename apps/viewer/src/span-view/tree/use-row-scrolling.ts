import type { RefObject } from 'react';
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import type { CurrentRow, RowAlignment } from './use-current-row';
import type { ArrivedRow } from './use-open-rows';
import type { VirtualRows } from './use-virtual-rows';

interface RowScrollingOptions {
  tree: RefObject<HTMLElement | null>;
  current: CurrentRow;
  scrollTo: VirtualRows['scrollTo'];
  /** The row to show in the middle, each time that it is another object. */
  wanted: ArrivedRow | undefined;
}

/** Scrolls to what was found, and focuses the row that a key or a link led to, which exists only from now on. */
export function useRowScrolling({ tree, current, scrollTo, wanted }: RowScrollingOptions): void {
  const { focusWanted } = current;
  const show = useEffectEvent(({ key, takesFocus }: ArrivedRow) => {
    const place = current.placeOf(key);
    if (place === undefined) return;
    // A row that was awaited may come while somebody writes.
    if (takesFocus && document.activeElement?.matches('input, textarea') !== true) {
      current.moveTo(place, 'center');
    } else scrollTo(place, 'center');
  });
  useEffect(() => {
    if (wanted !== undefined) show(wanted);
  }, [wanted]);

  const focus = useEffectEvent((place: number, align: RowAlignment) => {
    const row = tree.current?.querySelector<HTMLElement>(`[data-index="${place}"] > :first-child`);
    row?.focus({ preventScroll: true });
    scrollTo(place, align);
  });
  useLayoutEffect(() => {
    if (focusWanted !== undefined) focus(focusWanted.index, focusWanted.align);
  }, [focusWanted]);
}
