import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@clew/tracing/testing';
import type { StoredSpan } from '@clew/trace-model';
import { eventRecord } from '../../testing/event-record-fixture';
import { randomStream, type Draw } from '../../testing/streamed/random-stream';
import { storedSpan, streamedSpansRecord } from '../../testing/streamed/stored-spans';
import { NOW } from '../../testing/wire-fixtures';
import { assembleStreamedSpans } from './assemble-streamed-spans';
import type { EventRecord } from '../records/event-record';

const ROOT = 'b'.repeat(16);
const spansOf = (event: EventRecord | undefined) => JSON.parse(event?.spans ?? 'null') as StoredSpan[];
const idsOf = (event: EventRecord | undefined) => spansOf(event).map((span) => span.span_id);
const detailsOf = (event: EventRecord | undefined) => JSON.parse(event?.details ?? 'null') as unknown;

function shuffled<T>(items: readonly T[], draw: Draw): T[] {
  const order = items.map((item) => ({ item, place: draw(1_000_000) }));
  return order.sort((one, other) => one.place - other.place).map(({ item }) => item);
}

describe('spans that are streamed apart from their transaction', () => {
  it('are the same transactions in 1000 random orders of arrival', () => {
    const random = seededRandom(20_260);
    const draw: Draw = (below) => Math.floor(random() * below) % below;
    for (let run = 0; run < 1_000; run += 1) {
      const { events, batches, expected } = randomStream(draw);
      const arrived = shuffled(batches, draw).map((batch, index) => ({
        ...batch,
        receivedTimestamp: NOW + index,
      }));
      const assembled = assembleStreamedSpans(shuffled(events, draw), arrived);
      const found = assembled.map((event): [string, string[]] => [
        `${event.projectId}:${event.spanId}`,
        idsOf(event).sort(),
      ]);
      expect(new Map(found)).toEqual(expected);
      expect(found).toHaveLength(expected.size);
    }
  });

  it('are each shown once, whatever part of them has arrived', () => {
    const random = seededRandom(7);
    const draw: Draw = (below) => Math.floor(random() * below) % below;
    for (let run = 0; run < 1_000; run += 1) {
      const { events, batches } = randomStream(draw);
      const arrived = shuffled(batches, draw).slice(draw(batches.length + 1));
      const roots = shuffled(events, draw).slice(draw(events.length + 1));
      const ids = arrived.flatMap(({ spans }) =>
        (JSON.parse(spans) as StoredSpan[]).map((span) => span.span_id),
      );
      const shown = assembleStreamedSpans(roots, arrived).flatMap((event) => idsOf(event));
      expect(shown.sort()).toEqual([...new Set(ids)].sort());
    }
  });

  it('stand in the order of their start beside those that came with the transaction', () => {
    const own = storedSpan({ start_timestamp: NOW - 5 });
    const [early, late] = [
      storedSpan({ start_timestamp: NOW - 7 }),
      storedSpan({ start_timestamp: NOW - 3 }),
    ];
    const event = eventRecord({ spanId: ROOT, spans: JSON.stringify([own]) });
    const batch = streamedSpansRecord([late, own, early], { rootSpanId: ROOT });
    expect(spansOf(assembleStreamedSpans([event], [batch])[0])).toEqual([early, own, late]);
  });

  it('are a transaction under the name that they give it until its root span comes', () => {
    const spans = [
      storedSpan({ start_timestamp: NOW - 8, timestamp: NOW - 7 }),
      storedSpan({ start_timestamp: NOW - 9, timestamp: NOW - 6 }),
    ];
    const [transaction, ...others] = assembleStreamedSpans(
      [],
      [streamedSpansRecord(spans, { rootSpanId: ROOT })],
    );
    expect(others).toEqual([]);
    expect(transaction).toMatchObject({
      type: 'transaction',
      eventId: `${'0'.repeat(16)}${ROOT}`,
      spanId: ROOT,
      parentSpanId: null,
      transaction: 'Pageload',
      op: 'default',
      status: 'unknown',
      startTimestamp: NOW - 9,
      timestamp: NOW - 6,
      release: 'shop@1',
      sdkName: 'sentry.javascript.browser',
    });
    expect(detailsOf(transaction)).toMatchObject({ root_missing: true, data: {} });
  });

  it('find a transaction that they do not name through the spans of it', () => {
    const own = storedSpan();
    const below = storedSpan({ parent_span_id: own.span_id });
    const further = storedSpan({ parent_span_id: below.span_id });
    const event = eventRecord({ spanId: ROOT, spans: JSON.stringify([own]) });
    const batches = [streamedSpansRecord([further]), streamedSpansRecord([below])];
    expect(idsOf(assembleStreamedSpans([event], batches)[0]).sort()).toEqual(
      [own.span_id, below.span_id, further.span_id].sort(),
    );
  });

  it('do not find it in another project', () => {
    const event = eventRecord({ projectId: 2, spanId: ROOT });
    const batch = streamedSpansRecord([storedSpan()], { projectId: 1 });
    expect(
      assembleStreamedSpans([event], [batch])
        .map((shown) => shown.projectId)
        .sort(),
    ).toEqual([1, 2]);
  });

  it('are a transaction of their own when they have neither a root nor a parent', () => {
    const span = storedSpan({ parent_span_id: null, description: 'INP', op: 'ui.webvital.inp' });
    const [transaction] = assembleStreamedSpans(
      [],
      [streamedSpansRecord([span], { rootSpanId: span.span_id })],
    );
    expect(transaction).toMatchObject({ transaction: 'INP', op: 'ui.webvital.inp', spans: '[]' });
    expect(detailsOf(transaction)).not.toHaveProperty('root_missing');
  });

  it('are shown once each when their parents go round in a circle', () => {
    const [one, two] = [storedSpan({ span_id: '1'.repeat(16) }), storedSpan({ span_id: '2'.repeat(16) })];
    const circle = [
      { ...one, parent_span_id: two.span_id },
      { ...two, parent_span_id: one.span_id },
      storedSpan({ span_id: '0'.repeat(15) + '3', parent_span_id: two.span_id }),
    ];
    const assembled = assembleStreamedSpans(
      [],
      circle.map((span) => streamedSpansRecord([span])),
    );
    expect(assembled).toHaveLength(1);
    expect([assembled[0]?.spanId, ...idsOf(assembled[0])].sort()).toEqual(
      circle.map((span) => span.span_id).sort(),
    );
  });

  it('are shown with the first of two events that share their root span', () => {
    const events = [eventRecord({ spanId: ROOT }), eventRecord({ spanId: ROOT })];
    const batch = streamedSpansRecord([storedSpan()], { rootSpanId: ROOT });
    expect(assembleStreamedSpans(events, [batch]).map((event) => spansOf(event).length)).toEqual([1, 0]);
  });

  it('leave errors, and a trace without them, as they are', () => {
    const error = eventRecord({ type: 'error', spanId: ROOT });
    expect(assembleStreamedSpans([error], [])).toEqual([error]);
    const assembled = assembleStreamedSpans(
      [error],
      [streamedSpansRecord([storedSpan()], { rootSpanId: ROOT })],
    );
    expect(assembled.find(({ type }) => type === 'error')).toEqual(error);
  });
});
