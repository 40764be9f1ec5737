import { SiblingQueue, type Timed } from './sibling-order';

interface Places<Sibling> {
  /** Which of the alternatives is expected at each place. */
  alternativeAt: readonly number[];
  siblings: readonly Sibling[];
  /** The alternatives that a sibling fits: a 1 at the index of each, a 0 at the others. */
  kindOf: (sibling: Sibling) => string;
}

/** How often the search turns back before it gives up: enough to try every choice of a dozen siblings. */
const MOST_TURNS = 25_000;

/**
 * Fills the expected places from first to last, each with a sibling that is free to come next and fits what is
 * expected there; undefined where that cannot be done, or is not found in reasonable time. Of several free ones of one
 * kind, the first to end is as good as any: whatever has to wait for it has to wait for the others too. So the search
 * only branches where `...` lets a line match siblings of different kinds, and what was left over in vain once is not
 * tried again where the others were taken in another order.
 */
export function fillPlaces<Sibling extends Timed>(places: Places<Sibling>): Sibling[] | undefined {
  if (!eachIsFitted(places)) return undefined;
  const { alternativeAt, siblings, kindOf } = places;
  const queue = new SiblingQueue(siblings);
  const choicesPerPlace: Sibling[][] = [];
  const filled: Sibling[] = [];
  const leftInVain = new Set<string>();
  for (let turns = 0; turns <= MOST_TURNS;) {
    const alternative = alternativeAt[filled.length];
    if (alternative === undefined) return filled;
    const isInVain = leftInVain.size > 0 && leftInVain.has(queue.left());
    const choices = (choicesPerPlace[filled.length] ??= isInVain
      ? []
      : firstOfEachKind(queue.free(), (sibling) => kindAt(alternative, kindOf(sibling))));
    const choice = choices.shift();
    if (choice !== undefined) {
      queue.take(choice);
      filled.push(choice);
      continue;
    }
    leftInVain.add(queue.left());
    turns += 1;
    choicesPerPlace.length = filled.length;
    const previous = filled.pop();
    if (previous === undefined) return undefined;
    queue.putBack(previous);
  }
  return undefined;
}

function kindAt(alternative: number, kind: string): string | undefined {
  return kind[alternative] === '1' ? kind : undefined;
}

/** Whether each alternative has at least as many siblings that fit it as there are places for it. */
function eachIsFitted<Sibling>({ alternativeAt, siblings, kindOf }: Places<Sibling>): boolean {
  const kinds = siblings.map(kindOf);
  const places = new Map<number, number>();
  for (const alternative of alternativeAt) places.set(alternative, (places.get(alternative) ?? 0) + 1);
  return [...places].every(
    ([alternative, count]) => kinds.filter((kind) => kindAt(alternative, kind) !== undefined).length >= count,
  );
}

/** Those that fit the fewest alternatives come first: the others can still go elsewhere. */
function firstOfEachKind<Sibling>(
  siblings: readonly Sibling[],
  kindOf: (sibling: Sibling) => string | undefined,
): Sibling[] {
  const firsts = new Map<string, Sibling>();
  for (const sibling of siblings) {
    const kind = kindOf(sibling);
    if (kind !== undefined && !firsts.has(kind)) firsts.set(kind, sibling);
  }
  return [...firsts].sort(([left], [right]) => fits(left) - fits(right)).map(([, sibling]) => sibling);
}

function fits(kind: string): number {
  return kind.split('1').length;
}
