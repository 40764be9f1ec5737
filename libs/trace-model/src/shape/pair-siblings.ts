import type { OutlineNode, TimedOutlineNode } from '../trace-outline';
import { descriptionsMatch, linesMatch } from './match-lines';
import { nodesMatch } from './match-siblings';

type Likeness = (expected: OutlineNode, actual: TimedOutlineNode) => boolean;

const mostAlikeFirst: readonly Likeness[] = [nodesMatchInFull, nodesMatch, linesMatch, areTheSameThing];

/**
 * Gives each sibling of a real trace the place of at most one expected one: the most alike first, and of those the
 * nearest. A line in which `...` stands for any text takes what no line names in full.
 */
export function pairSiblings(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): Map<TimedOutlineNode, number> {
  const partners = new Map<TimedOutlineNode, number>();
  const freePlaces = new Set(expected.keys());
  for (const areAlike of mostAlikeFirst) {
    for (const [index, sibling] of actual.entries()) {
      if (freePlaces.size === 0) return partners;
      if (partners.has(sibling)) continue;
      const place = nearestPlace(index, expected.length, (candidate) => {
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

function nearestPlace(index: number, count: number, fits: (place: number) => boolean): number | undefined {
  const farthest = Math.max(index, count - 1 - index);
  for (let distance = 0; distance <= farthest; distance += 1) {
    const nearest = [index - distance, index + distance].find(fits);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

function nodesMatchInFull(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return expected.description === actual.description && nodesMatch(expected, actual);
}

/** Whether two lines are about the same thing, whatever its op and however it ended. */
export function areTheSameThing(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return expected.service === actual.service && descriptionsMatch(expected.description, actual.description);
}
