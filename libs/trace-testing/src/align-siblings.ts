import type { OutlineNode, TimedOutlineNode } from '@clew/trace-model';
import { descriptionsMatch, linesMatch } from './match-lines';
import { nodesMatch } from './match-siblings';
import { SiblingQueue } from './sibling-order';

/** A line of the real trace beside the line of the expected tree that it comes closest to, if any does. */
export interface AlignedNode {
  actual: TimedOutlineNode;
  expected: OutlineNode | undefined;
  children: AlignedNode[];
}

/**
 * Puts the siblings of a real trace, and all below them, in that order among the possible ones which comes closest to
 * the expected tree, so that a diff of the two shows nothing but what really differs.
 */
export function alignSiblings(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): AlignedNode[] {
  const partners = pairUp(expected, actual);
  const placeOf = new Map<TimedOutlineNode, number>();
  let place = -1;
  for (const sibling of actual) {
    const partner = partners.get(sibling);
    if (partner !== undefined) place = partner;
    placeOf.set(sibling, partner ?? place + 0.5);
  }
  return inPossibleOrder(actual, (sibling) => placeOf.get(sibling) ?? 0).map((sibling) => {
    const partner = expected[partners.get(sibling) ?? -1];
    return {
      actual: sibling,
      expected: partner,
      children: alignSiblings(partner?.children ?? [], sibling.children),
    };
  });
}

function inPossibleOrder(
  siblings: readonly TimedOutlineNode[],
  placeOf: (sibling: TimedOutlineNode) => number,
): TimedOutlineNode[] {
  const queue = new SiblingQueue(siblings);
  return siblings.map((fallback) => {
    const [first = fallback, ...others] = queue.free();
    const next = others.reduce((best, sibling) => (placeOf(sibling) < placeOf(best) ? sibling : best), first);
    queue.take(next);
    return next;
  });
}

type Likeness = (expected: OutlineNode, actual: TimedOutlineNode) => boolean;

const mostAlikeFirst: readonly Likeness[] = [nodesMatch, linesMatch, areTheSameThing];

/** Gives each actual sibling the place of at most one expected one: the most alike first, and of those the nearest. */
function pairUp(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): Map<TimedOutlineNode, number> {
  const partners = new Map<TimedOutlineNode, number>();
  const freePlaces = new Set(expected.keys());
  for (const areAlike of mostAlikeFirst) {
    for (const [index, sibling] of actual.entries()) {
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

function areTheSameThing(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return expected.service === actual.service && descriptionsMatch(expected.description, actual.description);
}
