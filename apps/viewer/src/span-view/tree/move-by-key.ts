import { nextRow } from '../rows/next-row';

/** A row of a tree, as keys know it. */
interface FoldableRow {
  key: string;
  depth: number;
  /** Whether there are rows below it that may be hidden. */
  canFold?: boolean;
  isFolded?: boolean;
}

interface Movement {
  moveTo: (index: number) => void;
  setFolded: (key: string, isFolded: boolean) => void;
}

/**
 * Does what a key asks of the row at `index`: arrows up and down move between rows, right unfolds or enters, left folds
 * or leaves. Tells whether the key asks for anything.
 */
export function moveByKey(
  key: string,
  { rows, index }: { rows: readonly FoldableRow[]; index: number },
  { moveTo, setFolded }: Movement,
): boolean {
  const row = rows[index];
  if (row === undefined) return false;
  if (key === 'ArrowRight') {
    if (row.isFolded === true) setFolded(row.key, false);
    else if ((rows[index + 1]?.depth ?? 0) > row.depth) moveTo(index + 1);
  } else if (key === 'ArrowLeft') {
    if (row.canFold === true && row.isFolded !== true) setFolded(row.key, true);
    else moveTo(parentIndex(rows, index));
  } else {
    const next = nextRow(key, index, rows.length);
    if (next === undefined) return false;
    moveTo(next);
  }
  return true;
}

function parentIndex(rows: readonly FoldableRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  for (let above = index - 1; above >= 0; above -= 1) {
    if ((rows[above]?.depth ?? depth) < depth) return above;
  }
  return index;
}
