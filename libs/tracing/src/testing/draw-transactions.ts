import type { TransactionEvent } from '../core/index';

interface Drawn {
  line: string;
  spanId: string;
  parentId: string | undefined;
  start: number;
}

/**
 * The transactions of one or more traces as lines of text: spans below their parents, in the order in which they began;
 * a transaction below the span that it is the child of, if that is among them.
 */
export function drawTransactions(events: readonly TransactionEvent[]): string[] {
  const all = events.flatMap(drawn).sort((a, b) => a.start - b.start);
  const ids = new Set(all.map(({ spanId }) => spanId));
  const draw = ({ line, spanId }: Drawn, indent: string): string[] => [
    indent + line,
    ...all.filter(({ parentId }) => parentId === spanId).flatMap((child) => draw(child, `${indent}  `)),
  ];
  return all
    .filter(({ parentId }) => parentId === undefined || !ids.has(parentId))
    .flatMap((root) => draw(root, ''));
}

function drawn({ transaction, contexts: { trace }, spans, start_timestamp }: TransactionEvent): Drawn[] {
  return [
    {
      line: `transaction ${textOf([trace.op, transaction, trace.description && `(${trace.description})`, trace.status])}`,
      spanId: trace.span_id,
      parentId: trace.parent_span_id,
      start: start_timestamp,
    },
    ...spans.map((span) => ({
      line: textOf([span.op, span.description, span.status]),
      spanId: span.span_id,
      parentId: span.parent_span_id,
      start: span.start_timestamp,
    })),
  ];
}

function textOf(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}
