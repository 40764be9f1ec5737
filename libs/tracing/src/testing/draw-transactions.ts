import type { TransactionEvent } from '../core/index';

interface Drawn {
  line: string;
  spanId: string;
  parentId: string | undefined;
}

/**
 * The transactions of one or more traces as lines of text: spans below their parents, in the order in which they began;
 * a transaction below the span that it is the child of, if that is among them.
 */
export function drawTransactions(events: readonly TransactionEvent[]): string[] {
  const all = [...events].sort((a, b) => a.start_timestamp - b.start_timestamp).flatMap(drawn);
  const ids = new Set(all.map(({ spanId }) => spanId));
  const draw = ({ line, spanId }: Drawn, indent: string): string[] => [
    indent + line,
    ...all.filter(({ parentId }) => parentId === spanId).flatMap((child) => draw(child, `${indent}  `)),
  ];
  return all
    .filter(({ parentId }) => parentId === undefined || !ids.has(parentId))
    .flatMap((root) => draw(root, ''));
}

function drawn({ transaction, contexts: { trace }, spans }: TransactionEvent): Drawn[] {
  return [
    {
      line: `transaction ${textOf([trace.op, transaction, trace.description && `(${trace.description})`, trace.status])}`,
      spanId: trace.span_id,
      parentId: trace.parent_span_id,
    },
    ...spans.map(({ op, description, status, span_id, parent_span_id }) => ({
      line: textOf([op, description, status]),
      spanId: span_id,
      parentId: parent_span_id,
    })),
  ];
}

function textOf(words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}
