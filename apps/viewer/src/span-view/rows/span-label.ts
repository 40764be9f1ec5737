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
