import { pairSiblings, SiblingMatcher, SiblingQueue } from '@clew/trace-model';
import type { OutlineNode, TimedOutlineNode } from '@clew/trace-model';

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
  const matcher = new SiblingMatcher();
  const roots = alignedLines(expected, actual, matcher);
  const waiting = [...roots];
  for (const line of waiting) {
    line.children = alignedLines(line.expected?.children ?? [], line.actual.children, matcher);
    for (const child of line.children) waiting.push(child);
  }
  return roots;
}

/** The siblings in their order, each still without what is below it. */
function alignedLines(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
  matcher: SiblingMatcher,
): AlignedNode[] {
  const partners = pairSiblings(expected, actual, matcher);
  const placeOf = new Map<TimedOutlineNode, number>();
  let place = -1;
  for (const sibling of actual) {
    const partner = partners.get(sibling);
    if (partner !== undefined) place = partner;
    placeOf.set(sibling, partner ?? place + 0.5);
  }
  return inPossibleOrder(actual, (sibling) => placeOf.get(sibling) ?? 0).map((sibling) => ({
    actual: sibling,
    expected: expected[partners.get(sibling) ?? -1],
    children: [],
  }));
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
