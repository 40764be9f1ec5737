import { outlineTrace, type OutlineNode, type TraceResponse } from '@clew/trace-model';

/**
 * The lines of a stored trace in the form of the corpus's manifest: `TX name (op)` for a transaction, `op: description`
 * for a span, two spaces per level; siblings by their text, because their order in time is not what is compared.
 */
export function linesOfTrace(trace: TraceResponse): string[] {
  return sortedLines(outlineTrace(trace), '');
}

/** The manifest's lines in the same order of siblings. */
export function sortedOutline(lines: readonly string[]): string[] {
  const roots: OutlineLine[] = [];
  const open: OutlineLine[] = [];
  for (const line of lines) {
    const depth = (line.length - line.trimStart().length) / 2;
    const node = { text: inOneForm(wordOfMissing(line.trim())), children: [] };
    (depth === 0 ? roots : (open[depth - 1]?.children ?? roots)).push(node);
    open.splice(depth, open.length, node);
  }
  return flatten(roots, '');
}

interface OutlineLine {
  text: string;
  children: OutlineLine[];
}

function sortedLines(nodes: readonly OutlineNode[], indent: string): string[] {
  return flatten(nodes.map(lineOf), indent);
}

function lineOf(node: OutlineNode): OutlineLine {
  const { service, op, description, note } = node;
  const name = service === undefined ? `${op}: ${description}` : `TX ${description} (${op})`;
  const text = note === undefined ? name : `${name} [${note}]`;
  return { text, children: node.children.map(lineOf) };
}

function flatten(lines: readonly OutlineLine[], indent: string): string[] {
  const blocks = lines.map(({ text, children }) => [`${indent}${text}`, ...flatten(children, `${indent}  `)]);
  return blocks.sort((one, other) => (one.join('\n') < other.join('\n') ? -1 : 1)).flat();
}

/** The manifest writes what an SDK left out as null, and names the parent that an orphan lacks. */
function wordOfMissing(text: string): string {
  return text
    .replace(/ +\[parent \w+ not in capture\]$/, ' [orphan]')
    .replace(/\(null\)/, '(default)')
    .replace(/^null: /, 'default: ');
}

/** A streamed span is written `name (op)`, and as `SEG` where it is the root of its transaction. */
function inOneForm(text: string): string {
  if (/^(?:TX |[\w.]+: )/.test(text)) return text;
  return text.replace(/^SEG /, 'TX ').replace(/^(?!TX )(.*) \(([\w.]+)\)$/, '$2: $1');
}
