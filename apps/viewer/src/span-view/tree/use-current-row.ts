import { useMemo, useState } from 'react';
import { onDemand } from '../rows/on-demand';

/** A row of a tree, by what is unique among them. */
export interface KeyedRow {
  key: string;
}

/** Where a row is scrolled to. */
export type RowAlignment = 'auto' | 'center';

/** The one row of a tree that the tab key reaches, and the wish to put the focus on it. */
export interface CurrentRow {
  currentIndex: number;
  /** Another object each time that a row is to get the focus. */
  focusWanted: { index: number; align: RowAlignment } | undefined;
  placeOf: (key: string) => number | undefined;
  setCurrent: (row: KeyedRow) => void;
  /** `auto`, unless told, scrolls no further than it has to. */
  moveTo: (index: number, align?: RowAlignment) => void;
}

/** Begins at the row with this key, else at the first one; stays at its row when others come or go. */
export function useCurrentRow(rows: readonly KeyedRow[], firstKey: string | undefined): CurrentRow {
  const places = useMemo(() => onDemand(() => new Map(rows.map(({ key }, place) => [key, place]))), [rows]);
  const [currentKey, setCurrentKey] = useState(firstKey);
  const [focusWanted, setFocusWanted] = useState<CurrentRow['focusWanted']>();
  return {
    currentIndex: (currentKey === undefined ? undefined : places().get(currentKey)) ?? 0,
    focusWanted,
    placeOf: (key) => places().get(key),
    setCurrent: ({ key }) => setCurrentKey(key),
    moveTo: (index, align = 'auto') => {
      setCurrentKey(rows[index]?.key);
      setFocusWanted({ index, align });
    },
  };
}
