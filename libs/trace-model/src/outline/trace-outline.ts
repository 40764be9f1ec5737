import { assembleTrace } from '../tree/assemble-trace';
import { childrenInTrace } from '../tree/children-in-trace';
import type { TraceResponse } from '../stored-trace';
import type { SpanNode, TransactionNode } from '../tree/trace-tree';

/** What a drawn line says, and the lines below it. Ids and times are left out: they differ from run to run. */
export interface OutlineNode {
  /** The project's slug where the line begins a transaction; undefined for a child span. */
  service: string | undefined;
  op: string;
  /** The transaction name, or the span's description. */
  description: string;
  status: string;
  /** What sets a transaction apart, such as `orphan`. */
  note: string | undefined;
  children: OutlineNode[];
}

/** A line of a trace that really happened: its span, and when that ran, in seconds. */
export interface TimedOutlineNode extends OutlineNode {
  spanId: string;
  startTimestamp: number;
  endTimestamp: number;
  children: TimedOutlineNode[];
}

/**
 * Replaces what differs between runs, such as `http://127.0.0.1:41231` by `db-service`: a table of replacements,
 * longest first, or a function that is told which service reported the text.
 */
export type Rename = Record<string, string> | ((text: string, service: string) => string);

export interface OutlineOptions {
  rename?: Rename;
}

/** The lines of a trace as a forest: roots and siblings by start time, child transactions below their parent span. */
export function outlineTrace(trace: TraceResponse, { rename = {} }: OutlineOptions = {}): TimedOutlineNode[] {
  const renamed = typeof rename === 'function' ? rename : renameByTable(rename);
  const outlines: TimedOutlineNode[] = [];
  const waiting = assembleTrace(trace).roots.map(({ root }) => ({ node: root, into: outlines }));
  for (const { node, into } of waiting) {
    const outline = outlineOf(node, renamed);
    into.push(outline);
    for (const child of childrenInTrace(node)) waiting.push({ node: child, into: outline.children });
  }
  return outlines;
}

function outlineOf({ span, transaction, begins }: SpanNode, rename: RenameText): TimedOutlineNode {
  const name = onOneLine(rename(span.description ?? '', transaction.project));
  return {
    service: begins === undefined ? undefined : onOneLine(transaction.project) || 'unknown',
    op: onOneLine(span.op ?? '') || 'default',
    description: name || (begins === undefined ? span.span_id : '<unlabeled transaction>'),
    status: onOneLine(span.status ?? '') || 'unknown',
    note: begins === undefined ? undefined : noteOf(begins),
    spanId: span.span_id,
    startTimestamp: span.start_timestamp,
    endTimestamp: span.timestamp,
    children: [],
  };
}

function noteOf({ kind, detached }: TransactionNode): string | undefined {
  if (detached === 'parent-cycle') return 'parent cycle';
  return kind === 'orphan' ? 'orphan' : undefined;
}

type RenameText = (text: string, service: string) => string;

function renameByTable(table: Record<string, string>): RenameText {
  const originals = Object.keys(table).sort((left, right) => right.length - left.length);
  if (originals.length === 0) return (text) => text;
  const anyOriginal = new RegExp(originals.map(wholeNumberPattern).join('|'), 'g');
  return (text) => text.replace(anyOriginal, (original) => table[original] ?? original);
}

// A port is not replaced where it is only the beginning of another one.
function wholeNumberPattern(original: string): string {
  const escaped = original.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return /\d$/.test(original) ? `${escaped}(?!\\d)` : escaped;
}

// Control characters as well: a drawn trace ends up in terminals.
function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
