import type { OutlineNode, TimedOutlineNode } from '@clew/trace-model';
import { linesMatch } from './match-lines';
import { SiblingQueue } from './sibling-order';

/**
 * Whether siblings of a real trace are those of the expected tree: the same lines with the same lines below them, each
 * once. The expected order must be one that can have happened: where one sibling had ended before another began, it
 * comes first; siblings that overlap in time may come in any order.
 */
export function siblingsMatch(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): boolean {
  if (expected.length !== actual.length) return false;
  const kindOf = new Map(
    actual.map((sibling) => [
      sibling,
      expected.map((line) => (nodesMatch(line, sibling) ? '1' : '0')).join(''),
    ]),
  );
  return fill(expected.length, new SiblingQueue(actual), (sibling) => kindOf.get(sibling) ?? '');
}

/** Whether a line and all lines below it match. */
export function nodesMatch(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return linesMatch(expected, actual) && siblingsMatch(expected.children, actual.children);
}

/**
 * Fills the expected places from first to last, each with a sibling that is free to come next and whose kind has a 1
 * at that place. Of several free ones of one kind, the first to end is as good as any: whatever has to wait for it has
 * to wait for the others too. So the search only branches where `...` lets a line match siblings of different kinds.
 */
function fill<Sibling extends TimedOutlineNode>(
  places: number,
  queue: SiblingQueue<Sibling>,
  kindOf: (sibling: Sibling) => string,
): boolean {
  const choicesPerPlace: Sibling[][] = [];
  const filled: Sibling[] = [];
  for (;;) {
    const place = filled.length;
    if (place === places) return true;
    const choices = (choicesPerPlace[place] ??= choicesFor(place, queue.free(), kindOf));
    const choice = choices.shift();
    if (choice !== undefined) {
      queue.take(choice);
      filled.push(choice);
      continue;
    }
    choicesPerPlace.length = place;
    const previous = filled.pop();
    if (previous === undefined) return false;
    queue.putBack(previous);
  }
}

function choicesFor<Sibling>(
  place: number,
  free: readonly Sibling[],
  kindOf: (sibling: Sibling) => string,
): Sibling[] {
  const firstOfKind = new Map<string, Sibling>();
  for (const sibling of free) {
    const kind = kindOf(sibling);
    if (kind[place] === '1' && !firstOfKind.has(kind)) firstOfKind.set(kind, sibling);
  }
  return [...firstOfKind.values()];
}
