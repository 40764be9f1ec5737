import type { ComparedSpan } from '@clew/trace-model';

/** A place in both trees, as a row that may hide what hangs below it. */
export interface ComparedRow {
  key: string;
  depth: number;
  span: ComparedSpan;
  /** How many of the places hang directly from this one. */
  childCount: number;
  canFold: boolean;
  isFolded: boolean;
}

/**
 * The rows that are left when what hangs below some of them is hidden.
 *
 * @param spans each place before those below it
 * @param folded the keys of those below which all is hidden
 */
export function comparedRows(spans: readonly ComparedSpan[], folded: ReadonlySet<string>): ComparedRow[] {
  const rows: ComparedRow[] = [];
  const above: ComparedRow[] = [];
  for (const span of spans) {
    const { key, depth } = span;
    above.length = Math.min(above.length, depth);
    // Below a folded row nothing is pushed: it stays the last one until its depth is reached again.
    const nearest = above.at(-1);
    if (nearest?.depth === depth - 1) {
      nearest.childCount += 1;
      nearest.canFold = true;
    }
    if (nearest?.isFolded === true) continue;
    const row = { key, depth, span, childCount: 0, canFold: false, isFolded: folded.has(key) };
    above.push(row);
    rows.push(row);
  }
  return rows;
}
