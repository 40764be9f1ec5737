import { added } from './rounds.mjs';
import { percent } from './table.mjs';

export const VOID_NOTE =
  'void = in some round not all that was recorded has arrived: that is not the same work, and is not compared';

/**
 * What `ours` added divided by what `theirs` added, as in `40 %`; "void" if either has a round that is not
 * `isComplete`. Without `ours`, only whether `theirs` is void.
 */
export function ratioOfAdded({ ours, theirs, bare, figure }) {
  const isVoid = [ours, theirs].some((rounds) => rounds?.some(({ isComplete }) => !isComplete));
  if (isVoid) return 'void';
  if (ours === undefined) return '';
  const addedBy = (rounds) => added(rounds, bare, figure).median;
  return percent(addedBy(ours) / addedBy(theirs));
}
