import { OutlineSyntaxError, parseOutline, type OutlineNode } from '@clew/trace-model';

/** Why a drawn tree cannot be read. */
export interface TreeProblem {
  /** The line, counted from 1; undefined where it is none. */
  lineNumber: number | undefined;
  /** A sentence. */
  text: string;
}

export interface ReadTree {
  /** Empty where there is a problem. */
  roots: OutlineNode[];
  problem: TreeProblem | undefined;
}

/** A tree of more lines would stop the page, where a level of it is compared with one as wide. */
export const MOST_LINES = 1_000;
const MOST_CHARACTERS = 200_000;

/** Reads a drawn tree that a person has written, within what a page can compare while a trace arrives. */
export function readTree(tree: string): ReadTree {
  const lines = tree.length > MOST_CHARACTERS ? Infinity : tree.split('\n').length;
  if (lines > MOST_LINES) {
    return problem(undefined, 'The tree has more than 1,000 lines, which is more than this page compares.');
  }
  try {
    const roots = parseOutline(tree.replaceAll('\t', '   ').replaceAll('\r', ''));
    if (roots.length > 0) return { roots, problem: undefined };
    return problem(
      undefined,
      'The tree is empty. Its first line is the transaction that the trace begins with.',
    );
  } catch (error) {
    if (!(error instanceof OutlineSyntaxError)) throw error;
    return problem(error.lineNumber, `Line ${error.lineNumber} ${error.problem}.`);
  }
}

function problem(lineNumber: number | undefined, text: string): ReadTree {
  return { roots: [], problem: { lineNumber, text } };
}
