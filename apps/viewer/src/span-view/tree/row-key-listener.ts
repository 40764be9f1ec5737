import type { KeyboardEvent } from 'react';
import type { ViewRow } from '../rows/view-rows';
import { moveByKey } from './move-by-key';

interface RowActions {
  moveTo: (index: number) => void;
  isOpen: (row: ViewRow) => boolean;
  setOpen: (row: ViewRow, isOpen: boolean) => void;
  setFolded: (key: string, isFolded: boolean) => void;
}

/** Arrows move between rows, right unfolds or enters, left folds or leaves, Enter opens a row's details, Escape closes them. */
export function rowKeyListener(
  rows: readonly ViewRow[],
  actions: RowActions,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const element = event.target as HTMLElement;
    const index = Number(element.closest<HTMLElement>('[data-index]')?.dataset['index']);
    const row = rows[index];
    if (row === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === 'Escape') {
      if (!actions.isOpen(row)) return;
      actions.setOpen(row, false);
      actions.moveTo(index);
    } else if (element.getAttribute('role') !== 'treeitem') return;
    else if (event.key === 'Enter' || event.key === ' ') actions.setOpen(row, !actions.isOpen(row));
    else if (!moveByKey(event.key, { rows, index }, actions)) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
