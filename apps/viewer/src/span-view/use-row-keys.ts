import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useRef, useState } from 'react';
import { nextRow } from './next-row';
import type { ViewRow } from './view-rows';

interface RowActions {
  toggleDetails(row: ViewRow): void;
  closeDetails(row: ViewRow): void;
  setFolded(key: string, isFolded: boolean): void;
}

/** The roving focus of the span view. */
export interface RowKeys {
  treeRef: RefObject<HTMLDivElement | null>;
  /** The one row that the tab key reaches. */
  currentIndex: number;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  onRowFocus: (key: string) => void;
}

/** Arrows move between rows, right and left unfold and fold, Enter opens a row's details, Escape closes them. */
export function useRowKeys(rows: readonly ViewRow[], actions: RowActions): RowKeys {
  const treeRef = useRef<HTMLDivElement>(null);
  const [currentKey, setCurrentKey] = useState<string>();
  const [wantedFocus, setWantedFocus] = useState<{ key: string }>();
  const currentIndex = Math.max(
    0,
    rows.findIndex(({ key }) => key === currentKey),
  );

  useEffect(() => {
    if (wantedFocus === undefined) return;
    const row = [...(treeRef.current?.querySelectorAll<HTMLElement>('[role="treeitem"]') ?? [])].find(
      (element) => element.dataset['key'] === wantedFocus.key,
    );
    row?.focus();
  }, [wantedFocus]);

  const moveTo = (key: string | undefined) => {
    if (key === undefined) return;
    setCurrentKey(key);
    setWantedFocus({ key });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const item = (event.target as HTMLElement).closest<HTMLElement>('[data-item]');
    const index = rows.findIndex(({ key }) => key === item?.dataset['item']);
    const row = rows[index];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape') {
      actions.closeDetails(row);
      moveTo(row.key);
      return;
    }
    if ((event.target as HTMLElement).getAttribute('role') !== 'treeitem') return;
    const next = nextRow(event.key, index, rows.length);
    if (next !== undefined) moveTo(rows[next]?.key);
    else if (event.key === 'Enter' || event.key === ' ') actions.toggleDetails(row);
    else if (event.key === 'ArrowRight') actions.setFolded(row.key, false);
    else if (event.key === 'ArrowLeft') foldOrLeave(row, index);
    else return;
    event.preventDefault();
  };
  const foldOrLeave = (row: ViewRow, index: number) => {
    if (row.kind === 'span' && row.row.childCount > 0 && !row.row.isClosed) actions.setFolded(row.key, true);
    else moveTo(parentOf(rows, index)?.key);
  };
  return { treeRef, currentIndex, onKeyDown, onRowFocus: setCurrentKey };
}

function parentOf(rows: readonly ViewRow[], index: number): ViewRow | undefined {
  const depth = rows[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0; above -= 1) {
    const row = rows[above];
    if (row !== undefined && row.depth < depth) return row;
  }
  return undefined;
}
