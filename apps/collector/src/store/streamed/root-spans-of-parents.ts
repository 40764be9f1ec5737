import type { StoredSpan } from '@clew/trace-model';
import type { EventRecord } from '../records/event-record';
import type { StreamedSpans } from '../records/streamed-spans';

/** A batch of streamed spans with its spans parsed. */
interface ParsedBatch {
  batch: StreamedSpans;
  spans: readonly StoredSpan[];
}

/**
 * Tells, for a streamed span that does not name its transaction, the root span that its parents lead to: through the
 * spans of stored transactions and of batches of the same project. A line of parents that leads nowhere ends in the
 * parent that is missing, so that its children stay together; a circle in its lowest id.
 */
export function rootSpansOfParents(
  events: readonly EventRecord[],
  batches: readonly ParsedBatch[],
): (projectId: number, span: StoredSpan) => string {
  const isAsked = batches.some(({ batch }) => batch.rootSpanId === null);
  const places = isAsked ? placesOf(events, batches) : new Map<string, Place>();
  return (projectId, span) => {
    const passed = new Set<string>();
    let spanId = span.span_id;
    for (;;) {
      // The span itself may have come before in a batch that names its root.
      const place = places.get(`${projectId}:${spanId}`);
      if (place === undefined) return spanId;
      if (place.rootSpanId !== null) return place.rootSpanId;
      if (place.parentSpanId === null) return spanId;
      if (passed.has(spanId)) return lowestOfCircle([...passed], spanId);
      passed.add(spanId);
      spanId = place.parentSpanId;
    }
  };
}

/** Where a span belongs: to a known root, or else wherever its parent belongs. */
interface Place {
  rootSpanId: string | null;
  parentSpanId: string | null;
}

function placesOf(events: readonly EventRecord[], batches: readonly ParsedBatch[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { batch, spans } of batches) {
    for (const span of spans) {
      const key = `${batch.projectId}:${span.span_id}`;
      if (batch.rootSpanId === null && places.has(key)) continue;
      places.set(key, { rootSpanId: batch.rootSpanId, parentSpanId: span.parent_span_id });
    }
  }
  for (const { type, projectId, spanId, spans } of events) {
    if (type !== 'transaction' || spanId === null) continue;
    const place: Place = { rootSpanId: spanId, parentSpanId: null };
    places.set(`${projectId}:${spanId}`, place);
    for (const child of JSON.parse(spans) as StoredSpan[]) places.set(`${projectId}:${child.span_id}`, place);
  }
  return places;
}

/** The circle begins where the way came back to; what led into it is not part of it. */
function lowestOfCircle(passed: readonly string[], start: string): string {
  return passed.slice(passed.indexOf(start)).reduce((one, other) => (one < other ? one : other));
}
