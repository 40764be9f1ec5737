import type { MouseEvent, RefObject } from 'react';
import { memo, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Matches } from '../find/use-matches';
import type { ViewRow } from '../rows/view-rows';
import { TimeLines } from '../time/time-ruler';
import { rowKeyListener } from './row-key-listener';
import { SpanItem } from './span-item';
import { useSpanViewScope } from './span-view-scope';
import { useOpenRows } from './use-open-rows';
import { useVirtualRows } from './use-virtual-rows';

/** What was searched for, and where it is. */
export interface Found {
  needle: string;
  matches: Matches;
  current: string | undefined;
}

interface SpanTreeProps {
  rows: readonly ViewRow[];
  found: Found;
  /** A row to scroll to, each time that it is another object. */
  wanted: { key: string } | undefined;
  head: RefObject<HTMLElement | null>;
  onFold: (key: string, isFolded: boolean) => void;
}

/** The rows of a span view; a click or Enter opens a row's details in place. */
export const SpanTree = memo(function SpanTree({ rows, found, wanted, head, onFold }: SpanTreeProps) {
  const { subject, index } = useSpanViewScope();
  const tree = useRef<HTMLDivElement>(null);
  const open = useOpenRows(index);
  const placeByKey = useMemo(() => new Map(rows.map(({ key }, place) => [key, place])), [rows]);
  const [firstOpen] = useState(() => [...open.keys].at(-1));
  const [currentKey, setCurrentKey] = useState(firstOpen);
  const [focusWanted, setFocusWanted] = useState<{ index: number }>();
  const currentIndex = placeByKey.get(currentKey ?? '') ?? 0;
  const virtual = useVirtualRows({ rows, openKeys: open.keys, currentIndex, tree, head });

  const scrollToKey = useEffectEvent((key: string | undefined) => {
    const place = placeByKey.get(key ?? '');
    if (place !== undefined) virtual.scrollTo(place, 'center');
  });
  useEffect(() => scrollToKey(wanted?.key ?? firstOpen), [wanted, firstOpen]);

  const focusRow = useEffectEvent((place: number) => {
    tree.current
      ?.querySelector<HTMLElement>(`[data-index="${place}"] > .span-row`)
      ?.focus({ preventScroll: true });
    virtual.scrollTo(place, 'auto');
  });
  useLayoutEffect(() => {
    if (focusWanted !== undefined) focusRow(focusWanted.index);
  }, [focusWanted]);

  const moveTo = (place: number) => {
    setCurrentKey(rows[place]?.key);
    setFocusWanted({ index: place });
  };
  const isOpen = ({ key }: ViewRow) => open.keys.has(key);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const item = (event.target as HTMLElement).closest('.span-row')?.parentElement;
    const row = rows[Number(item?.dataset['index'])];
    if (row === undefined) return;
    setCurrentKey(row.key);
    open.setOpen(row, !isOpen(row));
  };
  return (
    <div
      role="tree"
      aria-label={subject.label}
      aria-multiselectable="true"
      className="span-tree"
      style={{ height: virtual.totalHeight }}
      ref={tree}
      onClick={onClick}
      onKeyDown={rowKeyListener(rows, { moveTo, isOpen, setOpen: open.setOpen, setFolded: onFold })}
    >
      <TimeLines />
      {virtual.items.map((item) => {
        const row = rows[item.index];
        if (row === undefined) return null;
        return (
          <div
            key={row.key}
            role="presentation"
            className="span-item"
            data-index={item.index}
            ref={isOpen(row) ? virtual.measure : null}
            style={{ transform: `translateY(${virtual.topOf(item)}px)` }}
          >
            <SpanItem
              viewRow={row}
              isOpen={isOpen(row)}
              isCurrent={item.index === currentIndex}
              needle={found.matches.has(row.key) ? found.needle : ''}
              foundIn={found.matches.get(row.key)}
              isCurrentMatch={found.current === row.key}
              onFold={onFold}
            />
          </div>
        );
      })}
    </div>
  );
});
