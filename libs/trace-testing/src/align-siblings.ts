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
    const next = queue
      .free()
      .reduce<TimedOutlineNode | undefined>(
        (best, sibling) => (best === undefined || placeOf(sibling) < placeOf(best) ? sibling : best),
        undefined,
      );
    queue.take(next ?? fallback);
    return next ?? fallback;
  });
}

/** Gives each actual sibling the place of at most one expected one, the most similar pairs first. */
function pairUp(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): Map<TimedOutlineNode, number> {
  const candidates = actual.flatMap((sibling, index) =>
    expected.map((line, place) => ({
      sibling,
      place,
      likeness: likeness(line, sibling),
      distance: Math.abs(index - place),
    })),
  );
  candidates.sort((left, right) => right.likeness - left.likeness || left.distance - right.distance);
  const partners = new Map<TimedOutlineNode, number>();
  const takenPlaces = new Set<number>();
  for (const { sibling, place, likeness } of candidates) {
    if (likeness === 0 || partners.has(sibling) || takenPlaces.has(place)) continue;
    partners.set(sibling, place);
    takenPlaces.add(place);
  }
  return partners;
}

function likeness(expected: OutlineNode, actual: TimedOutlineNode): number {
  if (nodesMatch(expected, actual)) return 3;
  if (linesMatch(expected, actual)) return 2;
  const isSameThing =
    expected.service === actual.service && descriptionsMatch(expected.description, actual.description);
  return isSameThing ? 1 : 0;
}
