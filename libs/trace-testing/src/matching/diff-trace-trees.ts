import { drawLine, drawOutline, expectedDescription, linesMatch, walkLines } from '@clew/trace-model';
import type { OutlineNode, TimedOutlineNode } from '@clew/trace-model';
import { diffLinesUnified2 } from 'jest-diff';
import { alignSiblings } from './align-siblings';
import type { AlignedNode } from './align-siblings';

const wholeTreeUpTo = 100;

/**
 * The expected and the real tree as one unified diff. The real one is drawn in that possible order of siblings which
 * comes closest to the expected one, and as another run could be expected, without ids; long trees are cut down to the
 * surroundings of what differs.
 */
export function diffTraceTrees(
  expected: readonly OutlineNode[],
  actual: readonly TimedOutlineNode[],
): string {
  const aligned = alignSiblings(expected, actual);
  const expectedLines = comparableLines(expected, drawLine);
  return diffLinesUnified2(
    drawOutline(expected).split('\n'),
    drawOutline(outlineOf(aligned)).split('\n'),
    expectedLines,
    comparableLines(aligned, comparableLine),
    { expand: expectedLines.length <= wholeTreeUpTo, contextLines: 5 },
  );
}

// Depths instead of drawn branches: whether a line is the last of its siblings is no difference of that line.
function comparableLines<Line extends { children: readonly Line[] }>(
  roots: readonly Line[],
  textOf: (line: Line) => string,
): string[] {
  const lines: string[] = [];
  for (const { line, depth } of walkLines(roots)) {
    if (depth === 0 && lines.length > 0) lines.push('');
    lines.push(`${depth} ${textOf(line)}`);
  }
  return lines.length > 0 ? lines : [''];
}

function comparableLine({ actual, expected }: AlignedNode): string {
  return drawLine(expected !== undefined && linesMatch(expected, actual) ? expected : drawnAs(actual));
}

function outlineOf(aligned: readonly AlignedNode[]): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const waiting = aligned.map((line) => ({ line, into: roots }));
  for (const { line, into } of waiting) {
    const node: OutlineNode = { ...drawnAs(line.actual), children: [] };
    into.push(node);
    for (const child of line.children) waiting.push({ line: child, into: node.children });
  }
  return roots;
}

function drawnAs(actual: TimedOutlineNode): OutlineNode {
  return { ...actual, description: expectedDescription(actual) };
}
