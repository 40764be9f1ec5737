import type { OfferedSpan } from './offered-span';

/**
 * Tells, for a span of a request, the root span that its parents within the request lead to; undefined where the way
 * ends without one. What is not known here is found when the trace is read, from everything that has come by then.
 */
export function rootSpansWithin(
  spans: readonly OfferedSpan[],
): (span: OfferedSpan) => OfferedSpan | undefined {
  const byId = new Map(spans.map((span) => [keyOf(span.traceId, span.spanId), span]));
  const roots = new Map<OfferedSpan, OfferedSpan | undefined>();
  return (span) => {
    const passed: OfferedSpan[] = [];
    let current: OfferedSpan | undefined = span;
    // What was passed is known without a root until the way has ended, which also ends a circle.
    while (current !== undefined && !current.isRoot && !roots.has(current)) {
      passed.push(current);
      roots.set(current, undefined);
      current = byId.get(keyOf(current.traceId, current.parentSpanId ?? ''));
    }
    const root = current?.isRoot === true ? current : current && roots.get(current);
    for (const one of passed) roots.set(one, root);
    return root;
  };
}

function keyOf(traceId: string, spanId: string): string {
  return `${traceId}:${spanId}`;
}
