import type { OutlineNode, TimedOutlineNode } from '../outline/trace-outline';
import { SiblingMatcher } from './sibling-matcher';

/** Whether siblings of a real trace are those of the expected tree, by the rule of {@link SiblingMatcher}. */
export function siblingsMatch(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): boolean {
  return new SiblingMatcher().matchingSiblings(expected, actual) !== undefined;
}
