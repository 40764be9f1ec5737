import { drawOutline } from '../outline/draw-trace';
import type { OutlineNode, TimedOutlineNode } from '../outline/trace-outline';
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
  return matchingSiblings(expected, actual) !== undefined;
}

/** By the same rule, the real sibling for each expected one, in their order; undefined where they do not match. */
export function matchingSiblings(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): TimedOutlineNode[] | undefined {
  if (expected.length !== actual.length) return undefined;
  const { alternatives, alternativeAt } = distinctAlternatives(expected);
  const kinds = new Map(
    actual.map((sibling) => [
      sibling,
      alternatives.map((line) => (nodesMatch(line, sibling) ? '1' : '0')).join(''),
    ]),
  );
  return fill(alternativeAt, new SiblingQueue(actual), (sibling) => kinds.get(sibling) ?? '');
}

/** The expected siblings without repetitions, and for each place which of them is expected there. */
function distinctAlternatives(expected: readonly OutlineNode[]) {
  const alternatives: OutlineNode[] = [];
  const indexByDrawing = new Map<string, number>();
  const alternativeAt = expected.map((line) => {
    const drawing = drawOutline([line]);
    const index = indexByDrawing.get(drawing) ?? alternatives.push(line) - 1;
    indexByDrawing.set(drawing, index);
    return index;
  });
  return { alternatives, alternativeAt };
}

/** Whether a line and all lines below it match. */
export function nodesMatch(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return linesMatch(expected, actual) && siblingsMatch(expected.children, actual.children);
}

/**
 * Fills the expected places from first to last, each with a sibling that is free to come next and whose kind has a 1
 * for what is expected there; undefined where that cannot be done. Of several free ones of one kind, the first to end is as good as any: whatever has to
 * wait for it has to wait for the others too. So the search only branches where `...` lets a line match siblings of
 * different kinds.
 */
function fill<Sibling extends TimedOutlineNode>(
  alternativeAt: readonly number[],
  queue: SiblingQueue<Sibling>,
  kindOf: (sibling: Sibling) => string,
): Sibling[] | undefined {
  const choicesPerPlace: Sibling[][] = [];
  const filled: Sibling[] = [];
  for (;;) {
    const alternative = alternativeAt[filled.length];
    if (alternative === undefined) return filled;
    const choices = (choicesPerPlace[filled.length] ??= firstOfEachKind(queue.free(), (sibling) => {
      const kind = kindOf(sibling);
      return kind[alternative] === '1' ? kind : undefined;
    }));
    const choice = choices.shift();
    if (choice !== undefined) {
      queue.take(choice);
      filled.push(choice);
      continue;
    }
    choicesPerPlace.length = filled.length;
    const previous = filled.pop();
    if (previous === undefined) return undefined;
    queue.putBack(previous);
  }
}

function firstOfEachKind<Sibling>(
  siblings: readonly Sibling[],
  kindOf: (sibling: Sibling) => string | undefined,
): Sibling[] {
  const firsts = new Map<string, Sibling>();
  for (const sibling of siblings) {
    const kind = kindOf(sibling);
    if (kind !== undefined && !firsts.has(kind)) firsts.set(kind, sibling);
  }
  return [...firsts.values()];
}
