import type { Span } from '@clew/tracing/core';

/** The trace that the page offers to follow: that of its own load or, after an order, that of the order. */
export interface ShownTrace {
  traceId: string;
  sampled: boolean;
  of: 'page load' | 'order' | 'failed order';
}

/** What the page needs to know of a span to lead to its trace. */
export function showTrace({ traceId, sampled }: Span, of: ShownTrace['of']): ShownTrace {
  return { traceId, sampled, of };
}
