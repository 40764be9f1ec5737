import type { OutlineNode, TimedOutlineNode } from '../outline/trace-outline';
import { entryOf } from '../tree/entry-of';
import { linesMatch } from './match-lines';
import { areTheSameThing, pairSiblings } from './pair-siblings';
import { SiblingMatcher } from './sibling-matcher';
import { ranBefore } from './sibling-order';
import { walkLines } from './walk-lines';

/**
 * - `present`: the trace has the expected line.
 * - `different`: it has it with another op, status or note: an orphan is one, whose parent is not there.
 * - `misplaced`: it has it, but at another time than its siblings' order says.
 * - `missing`: it has no such line.
 * - `unexpected`: it has a line that is not expected.
 */
export type ShapeVerdict = 'present' | 'different' | 'misplaced' | 'missing' | 'unexpected';

/** A line of the expected tree beside the one of the real trace, with the lines below both. */
export interface ShapeLine {
  verdict: ShapeVerdict;
  /** Undefined for an unexpected line. */
  expected: OutlineNode | undefined;
  /** Undefined for a missing line. */
  actual: TimedOutlineNode | undefined;
  children: ShapeLine[];
}

/** A real trace laid on the expected tree. */
export interface ShapeComparison {
  /** Whether every line is there, in its order, and none is left over: what `toMatchTrace` asks. */
  matches: boolean;
  /** In the order of the expected tree; what is unexpected follows the sibling that it follows in time. */
  roots: ShapeLine[];
}

/**
 * Lays a real trace on the expected tree, line by line. An orphan transaction that is expected further down, whose
 * parent is missing, stands there: while a trace arrives children come before their parents.
 */
export function compareShape(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): ShapeComparison {
  const matcher = new SiblingMatcher();
  const roots = comparedLines(expected, actual, matcher);
  const matches = [...walkLines(roots)].every(({ line }) => line.verdict === 'present');
  return { matches, roots: matches ? roots : withOrphansInPlace(roots, matcher) };
}

function comparedLines(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
  matcher: SiblingMatcher,
): ShapeLine[] {
  const roots = comparedSiblings(expected, actual, matcher);
  const waiting = [...roots];
  for (const line of waiting) {
    line.children = comparedSiblings(line.expected?.children ?? [], line.actual?.children ?? [], matcher);
    for (const child of line.children) waiting.push(child);
  }
  return roots;
}

function comparedSiblings(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
  matcher: SiblingMatcher,
): ShapeLine[] {
  const matched = matcher.matchingSiblings(expected, actual);
  const placeOf = matched
    ? new Map(matched.map((line, place) => [line, place]))
    : pairSiblings(expected, actual, matcher);
  const lineAt = new Map([...placeOf].map(([line, place]) => [place, line]));
  const unexpectedAfter = groupedByPlace(actual, placeOf);
  const lines = [...(unexpectedAfter.get(BEFORE_ALL) ?? [])];
  let latest: TimedOutlineNode | undefined;
  for (const [place, line] of expected.entries()) {
    const found = lineAt.get(place);
    const ranTooEarly = found !== undefined && latest !== undefined && ranBefore(found, latest);
    lines.push(shapeLine(line, found, ranTooEarly));
    for (const unexpected of unexpectedAfter.get(place) ?? []) lines.push(unexpected);
    if (found && (latest === undefined || found.startTimestamp > latest.startTimestamp)) latest = found;
  }
  return lines;
}

const BEFORE_ALL = -1;

/** What is unexpected, by the place of the sibling that it follows in time. */
function groupedByPlace(
  actual: readonly TimedOutlineNode[],
  placeOf: ReadonlyMap<TimedOutlineNode, number>,
): Map<number, ShapeLine[]> {
  const byPlace = new Map<number, ShapeLine[]>();
  let latest = BEFORE_ALL;
  for (const line of actual) {
    const place = placeOf.get(line);
    if (place !== undefined) latest = place;
    else entryOf(byPlace, latest, () => []).push(shapeLine(undefined, line));
  }
  return byPlace;
}

function shapeLine(
  expected: OutlineNode | undefined,
  actual: TimedOutlineNode | undefined,
  ranTooEarly = false,
): ShapeLine {
  return { verdict: verdictOf(expected, actual, ranTooEarly), expected, actual, children: [] };
}

function verdictOf(
  expected: OutlineNode | undefined,
  actual: TimedOutlineNode | undefined,
  ranTooEarly: boolean,
): ShapeVerdict {
  if (expected === undefined) return 'unexpected';
  if (actual === undefined) return 'missing';
  if (!linesMatch(expected, actual)) return 'different';
  return ranTooEarly ? 'misplaced' : 'present';
}

/**
 * From the top down, so that what is put in place is only compared with what hangs below it, and nothing that stands
 * there already is lost.
 */
function withOrphansInPlace(roots: readonly ShapeLine[], matcher: SiblingMatcher): ShapeLine[] {
  const orphans = new Set(
    roots.filter(({ actual, expected }) => expected === undefined && actual?.note === 'orphan'),
  );
  const others = roots.filter((root) => !orphans.has(root));
  for (const { line } of walkLines(others)) {
    if (orphans.size === 0) break;
    const { expected, verdict } = line;
    if (verdict !== 'missing' || expected?.service === undefined) continue;
    const orphan = [...orphans].find(({ actual }) => actual !== undefined && isExpectedAs(expected, actual));
    if (orphan === undefined) continue;
    orphans.delete(orphan);
    Object.assign(line, shapeLine(expected, orphan.actual));
    line.children = comparedLines(expected.children, orphan.actual?.children ?? [], matcher);
  }
  const stay = new Set([...others, ...orphans]);
  return roots.filter((root) => stay.has(root));
}

function isExpectedAs(expected: OutlineNode, actual: TimedOutlineNode): boolean {
  return expected.op === actual.op && areTheSameThing(expected, actual);
}
