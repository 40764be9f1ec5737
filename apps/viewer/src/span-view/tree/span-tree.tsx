import type { MouseEvent, RefObject } from 'react';
import { memo, useRef, useState } from 'react';
import type { Matches } from '../find/use-matches';
import type { ViewRow } from '../rows/view-rows';
import { TimeLines } from '../ruler/time-ruler';
import { rowKeyListener } from './row-key-listener';
import { SpanItem } from './span-item';
import { useSpanViewScope } from '../span-view-scope';
import { useCurrentRow } from './use-current-row';
import type { ArrivedRow, OpenRows } from './use-open-rows';
import { useRowScrolling } from './use-row-scrolling';
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
  open: OpenRows;
  /** A row to scroll to, each time that it is another object. */
  wanted: ArrivedRow | undefined;
  /** What stays on top of the page. */
  head: RefObject<HTMLElement | null>;
  onFold: (key: string, isFolded: boolean) => void;
}

/** The rows of a span view; a click or Enter opens a row's details in place. */
export const SpanTree = memo(function SpanTree({ rows, found, open, wanted, head, onFold }: SpanTreeProps) {
  const { subject } = useSpanViewScope();
  const tree = useRef<HTMLDivElement>(null);
  const [firstKey] = useState(wanted?.key);
  const current = useCurrentRow(rows, firstKey);
  const { currentIndex, moveTo } = current;
  const virtual = useVirtualRows({ rows, openKeys: open.keys, currentIndex, tree, head });
  const shown = virtual.areLaidOut ? wanted : undefined;
  useRowScrolling({ tree, current, scrollTo: virtual.scrollTo, wanted: shown });

  const isOpen = ({ key }: ViewRow) => open.keys.has(key);
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const item = (event.target as HTMLElement).closest('.span-row')?.parentElement;
    const row = rows[Number(item?.dataset['index'])];
    if (row === undefined) return;
    current.setCurrent(row);
    open.setOpen(row, !isOpen(row));
  };
  const onKeyDown = rowKeyListener(rows, { moveTo, isOpen, setOpen: open.setOpen, setFolded: onFold });
  return (
    <div
      role="tree"
      aria-label={subject.label}
      aria-multiselectable="true"
      className="span-tree"
      style={{ height: virtual.totalHeight }}
      ref={tree}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <TimeLines />
      {virtual.items.map(({ index: place, top, measure }) => {
        const row = rows[place];
        if (row === undefined) return null;
        return (
          <div
            key={row.key}
            role="presentation"
            className="span-item"
            data-index={place}
            ref={measure}
            style={{ transform: `translateY(${top}px)` }}
          >
            <SpanItem
              viewRow={row}
              isOpen={isOpen(row)}
              isCurrent={place === currentIndex}
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
