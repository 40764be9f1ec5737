import { entryOf } from '../tree/entry-of';
import type { OutlineNode, TimedOutlineNode } from '../outline/trace-outline';
import { ANY_TEXT, descriptionsMatch, linesMatch } from './match-lines';
import { SiblingMatcher } from './sibling-matcher';

type Likeness = (expected: OutlineNode, actual: TimedOutlineNode) => boolean;

/**
 * Gives each sibling of a real trace the place of at most one expected one: the most alike first, and of those the
 * nearest. A line in which `...` stands for any text takes what no line names in full. A comparison of whole trees has one matcher for all.
 */
export function pairSiblings(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
  matcher = new SiblingMatcher(),
): Map<TimedOutlineNode, number> {
  const partners = new Map<TimedOutlineNode, number>();
  const freePlaces = new Set(expected.keys());
  const placesOf = placesByName(expected);
  for (const areAlike of mostAlikeFirst(matcher)) {
    for (const [index, sibling] of actual.entries()) {
      if (freePlaces.size === 0) return partners;
      if (partners.has(sibling)) continue;
      const place = nearestPlace(placesOf(sibling), index, (candidate) => {
        const line = expected[candidate];
        return freePlaces.has(candidate) && line !== undefined && areAlike(line, sibling);
      });
      if (place === undefined) continue;
      partners.set(sibling, place);
      freePlaces.delete(place);
    }
  }
  return partners;
}

/** The places that a line can have at all, in order: of those that name it in full, and of those with `...`. */
function placesByName(expected: readonly OutlineNode[]) {
  const named = new Map<string, number[]>();
  const anyText: number[] = [];
  for (const [place, { service, description }] of expected.entries()) {
    if (description.includes(ANY_TEXT)) anyText.push(place);
    else entryOf(named, `${service ?? ''}\n${description}`, () => []).push(place);
  }
  return ({ service, description }: OutlineNode): (readonly number[])[] => [
    named.get(`${service ?? ''}\n${description}`) ?? [],
    anyText,
  ];
}

function nearestPlace(
  lists: readonly (readonly number[])[],
  index: number,
  fits: (place: number) => boolean,
): number | undefined {
  const nearest = lists.flatMap((places) => nearestOf(places, index, fits) ?? []);
  return nearest.sort((left, right) => Math.abs(left - index) - Math.abs(right - index) || left - right)[0];
}

/** Of places in order the nearest that fits, of two equally near ones the first. */
function nearestOf(
  places: readonly number[],
  index: number,
  fits: (place: number) => boolean,
): number | undefined {
  let after = places.findIndex((place) => place > index);
  if (after === -1) after = places.length;
  let before = after - 1;
  while (before >= 0 || after < places.length) {
    const [low = -Infinity, high = Infinity] = [places[before], places[after]];
    const isLow = index - low <= high - index;
    const place = isLow ? low : high;
    if (fits(place)) return place;
    if (isLow) before -= 1;
    else after += 1;
  }
  return undefined;
}

function mostAlikeFirst(matcher: SiblingMatcher): readonly Likeness[] {
  const nodesMatch: Likeness = (expected, actual) => matcher.nodesMatch(expected, actual);
  const inFull: Likeness = (expected, actual) =>
    expected.description === actual.description && nodesMatch(expected, actual);
  return [inFull, nodesMatch, linesMatch, areTheSameThing];
}

/** Whether two lines are about the same thing, whatever its op and however it ended. */
export function areTheSameThing(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return expected.service === actual.service && descriptionsMatch(expected.description, actual.description);
}
