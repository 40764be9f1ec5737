import type { RefObject } from 'react';
import { useEffect, useEffectEvent, useLayoutEffect } from 'react';
import type { CurrentRow } from './use-current-row';
import type { VirtualRows } from './use-virtual-rows';

interface RowScrollingOptions {
  tree: RefObject<HTMLElement | null>;
  current: CurrentRow;
  scrollTo: VirtualRows['scrollTo'];
  /** The row to show in the middle, each time that it is another object. */
  wanted: { key: string } | undefined;
}

/** Scrolls to what was found, and focuses the row that a key led to, which exists only from now on. */
export function useRowScrolling({ tree, current, scrollTo, wanted }: RowScrollingOptions): void {
  const { focusWanted } = current;
  const show = useEffectEvent((key: string) => {
    const place = current.placeOf(key);
    if (place !== undefined) scrollTo(place, 'center');
  });
  useEffect(() => {
    if (wanted !== undefined) show(wanted.key);
  }, [wanted]);

  const focus = useEffectEvent((place: number) => {
    const row = tree.current?.querySelector<HTMLElement>(`[data-index="${place}"] > :first-child`);
    row?.focus({ preventScroll: true });
    scrollTo(place, 'auto');
  });
  useLayoutEffect(() => {
    if (focusWanted !== undefined) focus(focusWanted.index);
  }, [focusWanted]);
}
