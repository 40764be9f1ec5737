import { countLines, outlineTrace, parseOutline, siblingsMatch } from '@clew/trace-model';
import type { OutlineNode, OutlineOptions, TraceResponse } from '@clew/trace-model';
import { diffTraceTrees } from './diff-trace-trees';

export interface TraceTreeMatch {
  matches: boolean;
  /** How many transactions and spans were expected, and how many there are. */
  counts: string;
  /** The two trees as one unified diff; empty where they match. */
  difference: string;
}

/**
 * Compares a whole trace with a drawn tree: every line must be there, and none may be left over. Siblings must come in
 * the order in which they ran, unless they overlap in time; `...` in a name or description stands for any text.
 *
 * @throws {OutlineSyntaxError} where the expected tree cannot be read.
 */
export function matchTraceTree(
  expectedTree: string,
  trace: TraceResponse,
  options: OutlineOptions = {},
): TraceTreeMatch {
  const expected = parseOutline(expectedTree);
  const actual = outlineTrace(trace, options);
  const matches = siblingsMatch(expected, actual);
  return {
    matches,
    counts: `expected ${tell(expected)}; received ${tell(actual)}`,
    difference: matches ? '' : diffTraceTrees(expected, actual),
  };
}

function tell(roots: readonly OutlineNode[]): string {
  const { transactions, spans } = countLines(roots);
  return `${counted(transactions, 'transaction')} with ${counted(spans, 'span')}`;
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
