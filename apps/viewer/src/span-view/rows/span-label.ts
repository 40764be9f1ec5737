import type { StoredSpan } from '@clew/trace-model';

/** How a span is named: `op - description`, with the span id where there is no description. */
export function spanLabel({ op, description, span_id: spanId }: StoredSpan): { op: string; text: string } {
  return { op: op ?? '', text: description === null || description === '' ? spanId : description };
}

/** The same as one text. */
export function spanLabelText(span: StoredSpan): string {
  const { op, text } = spanLabel(span);
  return op === '' ? text : `${op} - ${text}`;
}

/** How a sentence names a span: an id would say nothing there, so that one without a description goes by its op. */
export function spanName(span: StoredSpan): string {
  const { op, text } = spanLabel(span);
  return op !== '' && text === span.span_id ? op : spanLabelText(span);
}
