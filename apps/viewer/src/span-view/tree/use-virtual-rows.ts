import type { Range } from '@tanstack/react-virtual';
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, type RefObject } from 'react';
import { useSurroundings } from '../../browser/use-surroundings';
import type { KeyedRow, RowAlignment } from './use-current-row';

/** The height of a row, as the style sheet has it; details come on top. */
const ROW_HEIGHT = 30;
const DETAILS_HEIGHT = 420;
const ROWS_AHEAD = 6;

/** Up to here all rows are drawn, so that the browser's own search finds everything. */
const MOST_ROWS_DRAWN = 200;

interface VirtualRowsOptions {
  rows: readonly KeyedRow[];
  openKeys: ReadonlySet<string>;
  /** The row that has, or would get, the focus: it is always drawn. */
  currentIndex: number;
  tree: RefObject<HTMLElement | null>;
  /** What stays on top of the page and covers the rows that scroll below it. */
  head?: RefObject<HTMLElement | null>;
}

/** A row that is drawn. */
interface DrawnRow {
  index: number;
  /** From the top of the tree. */
  top: number;
  /** Goes to its element where its height is not known beforehand. */
  measure: ((element: HTMLElement | null) => void) | null;
}

/** The rows that are drawn. */
export interface VirtualRows {
  items: readonly DrawnRow[];
  /** Whether the rows have their places, so that one can scroll to them. */
  areLaidOut: boolean;
  totalHeight: number;
  scrollTo: (index: number, align: RowAlignment) => void;
}

/** Which rows are drawn, and where: those near the visible part of the page. */
export function useVirtualRows({
  rows,
  openKeys,
  currentIndex,
  tree,
  head,
}: VirtualRowsOptions): VirtualRows {
  const { top: treeTop, headHeight } = useSurroundings(tree, head);
  const isOpen = useCallback(
    (index: number) => openKeys.size > 0 && openKeys.has(rows[index]?.key ?? ''),
    [openKeys, rows],
  );
  // Only what is open is measured: a measure belongs to its row, wherever that moves, and counts for nothing once closed.
  const getItemKey = useCallback(
    (index: number) => (isOpen(index) ? (rows[index]?.key ?? index) : index),
    [rows, isOpen],
  );
  const rangeExtractor = useCallback(
    (range: Range) => {
      if (range.count <= MOST_ROWS_DRAWN) return Array.from({ length: range.count }, (_, index) => index);
      const drawn = defaultRangeExtractor(range);
      return drawn.includes(currentIndex) ? drawn : [...drawn, currentIndex].sort((a, b) => a - b);
    },
    [currentIndex],
  );
  const virtualizer = useWindowVirtualizer<HTMLElement>({
    // Where the tree begins is known once it is there; laying out all rows for another place would be for nothing.
    count: treeTop === undefined ? 0 : rows.length,
    estimateSize: (index) => (isOpen(index) ? ROW_HEIGHT + DETAILS_HEIGHT : ROW_HEIGHT),
    getItemKey,
    rangeExtractor,
    overscan: ROWS_AHEAD,
    scrollMargin: treeTop ?? 0,
    scrollPaddingStart: headHeight,
  });
  return {
    items: virtualizer.getVirtualItems().map(({ index, start }) => ({
      index,
      top: start - (treeTop ?? 0),
      measure: isOpen(index) ? virtualizer.measureElement : null,
    })),
    areLaidOut: treeTop !== undefined,
    totalHeight: virtualizer.getTotalSize(),
    scrollTo: (index, align) => virtualizer.scrollToIndex(index, { align }),
  };
}
