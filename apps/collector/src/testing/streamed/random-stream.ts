import type { StoredSpan } from '@clew/trace-model';
import type { EventRecord } from '../../store/records/event-record';
import { eventIdOfRootSpan, type StreamedSpans } from '../../store/records/streamed-spans';
import { eventRecord } from '../event-record-fixture';
import { streamedSpansRecord } from './stored-spans';
import { NOW, uniqueId } from '../wire-fixtures';

/** What a trace's services stream: records in no particular order, and what belongs together in the end. */
export interface RandomStream {
  events: EventRecord[];
  batches: StreamedSpans[];
  /** The ids of each transaction's child spans, by `<project>:<root span id>`. */
  expected: Map<string, string[]>;
}

/** A number from 0 up to, but not including, `below`. */
export type Draw = (below: number) => number;

/**
 * One to four transactions of two projects in one trace, each with up to twelve child spans in random batches. A third
 * of the transactions never sends its root, a third of the spans does not name its root, a quarter is sent again.
 */
export function randomStream(draw: Draw): RandomStream {
  const stream: RandomStream = { events: [], batches: [], expected: new Map() };
  const traceId = uniqueId();
  for (let count = 1 + draw(4); count > 0; count -= 1) {
    addTransaction(stream, { projectId: 1 + draw(2), traceId, draw });
  }
  return stream;
}

function addTransaction(
  stream: RandomStream,
  { projectId, traceId, draw }: { projectId: number; traceId: string; draw: Draw },
): void {
  const rootSpanId = uniqueId(16);
  const ids = [rootSpanId];
  const sendsRoot = draw(3) > 0;
  // Without a root there must be a span.
  const spans = Array.from({ length: draw(12) + (sendsRoot ? 0 : 1) }, (_, index) => {
    const span = childSpan(ids[draw(ids.length)] ?? rootSpanId, index);
    ids.push(span.span_id);
    return span;
  });
  stream.expected.set(`${projectId}:${rootSpanId}`, ids.slice(1).sort());
  if (sendsRoot) {
    const eventId = eventIdOfRootSpan(rootSpanId);
    stream.events.push(eventRecord({ projectId, eventId, traceId, spanId: rootSpanId }));
  }
  const sent = [...spans, ...spans.filter(() => draw(4) === 0)];
  while (sent.length > 0) {
    const together = sent.splice(0, 1 + draw(4));
    const namesRoot = draw(3) > 0;
    const place = { projectId, traceId, rootSpanId: namesRoot ? rootSpanId : null };
    stream.batches.push(streamedSpansRecord(together, place));
  }
}

/** Some start at the same moment, as real ones do. */
function childSpan(parentSpanId: string, index: number): StoredSpan {
  return {
    span_id: uniqueId(16),
    parent_span_id: parentSpanId,
    op: 'task',
    description: 'wind',
    status: 'ok',
    start_timestamp: NOW - 10 + Math.floor(index / 2),
    timestamp: NOW - 9 + index,
    tags: {},
    data: {},
  };
}
