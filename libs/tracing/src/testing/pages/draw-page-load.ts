import type { TransactionEvent } from '../../core/index';

/**
 * A page's transaction as lines of text: its spans by parent, siblings in alphabetical order, and below each of them the
 * server's transactions that it is the parent of.
 */
export function drawPageLoad(web: TransactionEvent, api: readonly TransactionEvent[]): string[] {
  const { op = web.transaction, description, status, span_id } = web.contexts.trace;
  return [[op, description, status].filter(Boolean).join(' '), ...drawChildren(span_id, '  ', { web, api })];
}

function drawChildren(
  parentId: string,
  indent: string,
  trace: { web: TransactionEvent; api: readonly TransactionEvent[] },
): string[] {
  return trace.web.spans
    .filter((span) => span.parent_span_id === parentId)
    .map(({ span_id, op, description, status }) => ({
      span_id,
      line: [op, description, status].filter(Boolean).join(' '),
    }))
    .sort((a, b) => a.line.localeCompare(b.line))
    .flatMap(({ span_id, line }) => [
      indent + line,
      ...trace.api
        .filter((event) => event.contexts.trace.parent_span_id === span_id)
        .map((event) => `${indent}  api ${event.transaction}`),
      ...drawChildren(span_id, `${indent}  `, trace),
    ]);
}
