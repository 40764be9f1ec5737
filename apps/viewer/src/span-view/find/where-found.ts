import type { SpanNode } from '@clew/trace-model';
import { isFailedStatus } from '@clew/trace-model';

/** What of a span holds a searched text. */
export type FindPlace = 'name' | 'service' | 'id' | 'status' | 'tags' | 'data';

/** Finds the spans that failed, whatever their statuses are called. */
export const FAILED_SPANS = 'is:failed';

/**
 * Where a span holds `needle` (in lower case), what its row shows first. A service is found at the roots of its
 * transactions, not at each of their spans.
 */
export function whereFound(node: SpanNode, needle: string): FindPlace | undefined {
  const { span, isRoot, transaction } = node;
  if (needle === FAILED_SPANS) return isFailedStatus(span.status) ? 'status' : undefined;
  const op = span.op ?? '';
  const description = span.description ?? '';
  if (has(op, needle) || has(description, needle) || has(`${op} - ${description}`, needle)) return 'name';
  if (isRoot && has(transaction.project, needle)) return 'service';
  if (has(span.span_id, needle) || (isRoot && has(transaction.event_id, needle))) return 'id';
  if (has(span.status ?? '', needle)) return 'status';
  if (Object.entries(span.tags).some(([key, value]) => has(`${key}:${value}`, needle))) return 'tags';
  return holds(span.data, needle) ? 'data' : undefined;
}

function has(text: string, needle: string): boolean {
  return text.toLowerCase().includes(needle);
}

function holds(value: unknown, needle: string): boolean {
  if (typeof value === 'string') return has(value, needle);
  if (typeof value !== 'object' || value === null) return has(String(value), needle);
  if (Array.isArray(value)) return value.some((item) => holds(item, needle));
  return Object.entries(value).some(([key, item]) => has(key, needle) || holds(item, needle));
}
