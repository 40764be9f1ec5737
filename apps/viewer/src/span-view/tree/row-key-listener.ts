import type { KeyboardEvent } from 'react';
import { nextRow } from '../rows/next-row';
import type { ViewRow } from '../rows/view-rows';

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
  const foldOrLeave = (row: ViewRow, index: number) => {
    if (row.kind === 'span' && row.canFold && !row.isFolded) actions.setFolded(row.key, true);
    else actions.moveTo(parentIndex(rows, index));
  };
  const unfoldOrEnter = (row: ViewRow, index: number) => {
    if (row.kind === 'span' && row.isFolded) actions.setFolded(row.key, false);
    else if ((rows[index + 1]?.depth ?? 0) > row.depth) actions.moveTo(index + 1);
  };
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
    else if (event.key === 'ArrowRight') unfoldOrEnter(row, index);
    else if (event.key === 'ArrowLeft') foldOrLeave(row, index);
    else {
      const next = nextRow(event.key, index, rows.length);
      if (next === undefined) return;
      actions.moveTo(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };
}

function parentIndex(rows: readonly ViewRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0; above -= 1) {
    if ((rows[above]?.depth ?? depth) < depth) return above;
  }
  return index;
}
