import { isSpanStatus } from './is-span-status';
import type { OutlineNode } from './trace-outline';

/** A drawn tree that cannot be read: the message names the line and what is wrong with it. */
export class OutlineSyntaxError extends Error {
  override name = 'OutlineSyntaxError';

  constructor(
    message: string,
    /** The line, counted from 1. */
    readonly lineNumber: number,
    /** What is wrong with it, such as `hangs from no line above it`. */
    readonly problem: string,
  ) {
    super(message);
  }
}

const branchPattern = /^(?<indent>(?: {3}|│ {2})*)(?:[├└]─ )?/u;
const notePattern = /^\((?<note>orphan|parent cycle)\)$/u;
const branchWidth = 3;

/**
 * Reads a drawn tree, the inverse of `drawOutline`. A common indentation is ignored, so that a tree can stand inline
 * in a test, and so is any width of the gap between two columns beyond two spaces.
 *
 * @throws {OutlineSyntaxError} where a line has too few or too many columns, ends with what is no status, or hangs from no line above it.
 */
export function parseOutline(text: string): OutlineNode[] {
  const roots: OutlineNode[] = [];
  const ancestors: OutlineNode[] = [];
  for (const { content, lineNumber } of contentLines(text)) {
    const branch = branchPattern.exec(content)?.[0] ?? '';
    const depth = branch.length / branchWidth;
    if (depth > ancestors.length) throw syntaxError(lineNumber, content, 'hangs from no line above it');
    const node = parseLine(content.slice(branch.length), lineNumber);
    (depth === 0 ? roots : (ancestors[depth - 1]?.children ?? roots)).push(node);
    ancestors.length = depth;
    ancestors.push(node);
  }
  return roots;
}

const COLUMNS =
  'the columns `service  op  name  status` of a transaction or `op  description  status` of a span, two spaces apart';

function parseLine(content: string, lineNumber: number): OutlineNode {
  const columns = content.split(/ {2,}/u);
  const note = columns.length > 3 ? notePattern.exec(columns.at(-1) ?? '')?.groups?.['note'] : undefined;
  if (note !== undefined) columns.pop();
  const service = columns.length === 4 ? columns.shift() : undefined;
  const [op, description, status, ...others] = columns;
  if (op === undefined || description === undefined || status === undefined || others.length > 0) {
    throw syntaxError(lineNumber, content, `needs ${COLUMNS}`);
  }
  // A transaction whose status was forgotten has as many columns as a span.
  if (!isSpanStatus(status)) {
    throw syntaxError(
      lineNumber,
      content,
      `ends with \`${status}\`, which is no status: it needs ${COLUMNS}`,
    );
  }
  return { service, op, description, status, note, children: [] };
}

interface ContentLine {
  content: string;
  lineNumber: number;
}

function contentLines(text: string): ContentLine[] {
  const lines = text
    .split('\n')
    .map((line, index) => ({ content: line.trimEnd(), lineNumber: index + 1 }))
    .filter(({ content }) => content !== '');
  let indentation = Infinity;
  for (const { content } of lines) indentation = Math.min(indentation, content.search(/[^ ]/u));
  return lines.map(({ content, lineNumber }) => ({ content: content.slice(indentation), lineNumber }));
}

function syntaxError(lineNumber: number, content: string, problem: string): OutlineSyntaxError {
  const message = `line ${lineNumber} of the drawn trace ${problem}: ${content.trim()}`;
  return new OutlineSyntaxError(message, lineNumber, problem);
}
