import { describe, expect, it } from '@jest/globals';
import type { StoredSpan } from '@clew/trace-model';
import { eventRecord } from '../../testing/event-record-fixture';
import { storedSpan, streamedSpansRecord } from '../../testing/streamed/stored-spans';
import { NOW, uniqueId } from '../../testing/wire-fixtures';
import type { StoreUnderTest } from './event-search.contract';
import { eventIdOfRootSpan, type StreamedSpans } from '../records/streamed-spans';

/** The part of a store's contract that is about spans which come apart from their transaction. */
export function describeStreamedSpansContract(underTest: StoreUnderTest): void {
  describe('spans that are streamed', () => {
    const spansOf = (event: { spans: string } | undefined) =>
      JSON.parse(event?.spans ?? '[]') as StoredSpan[];

    /** A transaction's root as an event, and two children in batches of their own. */
    function streamed(projectId = underTest.ownProject()) {
      const [traceId, rootSpanId] = [uniqueId(), uniqueId(16)];
      const place = { projectId, traceId, rootSpanId };
      const eventId = eventIdOfRootSpan(rootSpanId);
      const root = eventRecord({ ...place, eventId, spanId: rootSpanId, transaction: 'GET /streamed' });
      const children = [NOW - 8, NOW - 7].map((start) => storedSpan({ start_timestamp: start }));
      const batches = children.map((span) => streamedSpansRecord([span], place)) as [
        StreamedSpans,
        StreamedSpans,
      ];
      return { ...place, eventId, root, children, batches };
    }

    it('are joined with their transaction, in the trace and in the event, whichever came first', async () => {
      const { projectId, traceId, eventId, root, children, batches } = streamed();
      await underTest.store().append([batches[1]]);
      await underTest.store().append([root, batches[0]]);
      const { events } = await underTest.store().trace(traceId, [projectId], 10);
      expect(events.map((event) => spansOf(event))).toEqual([children]);
      expect(spansOf(await underTest.store().event(projectId, eventId))).toEqual(children);
    });

    it('are stored once, in one append and in two', async () => {
      const { projectId, traceId, batches } = streamed();
      const [first] = batches;
      expect(await underTest.store().append([first, first])).toEqual(['stored', 'duplicate']);
      expect(await underTest.store().append([first])).toEqual(['duplicate']);
      const { events } = await underTest.store().trace(traceId, [projectId], 10);
      expect(events.map((event) => spansOf(event).length)).toEqual([1]);
    });

    it('are a transaction in their trace that can be opened, but in no list, before the root comes', async () => {
      const { projectId, traceId, eventId, root, children, batches } = streamed();
      await underTest.store().append(batches);
      const transaction = { eventId, transaction: 'Pageload', startTimestamp: NOW - 8 };
      const { events } = await underTest.store().trace(traceId, [projectId], 10);
      expect(events).toMatchObject([transaction]);
      const opened = await underTest.store().event(projectId, eventId);
      expect([opened, spansOf(opened)]).toMatchObject([transaction, children]);
      expect(await underTest.store().list(underTest.query(projectId))).toEqual([]);
      await underTest.store().append([root]);
      expect(await underTest.store().list(underTest.query(projectId))).toEqual([[eventId]]);
      expect(await underTest.store().event(projectId, eventId)).toMatchObject({
        transaction: 'GET /streamed',
      });
    });

    it('are shown only to readers of their project', async () => {
      const { traceId, eventId, batches } = streamed();
      const other = underTest.ownProject();
      await underTest.store().append(batches);
      expect((await underTest.store().trace(traceId, [other], 10)).events).toEqual([]);
      expect(await underTest.store().event(other, eventId)).toBeUndefined();
    });

    it('count towards the most events that are asked for of a trace', async () => {
      const { projectId, traceId, batches } = streamed();
      const root = eventRecord({ projectId, traceId });
      await underTest.store().append([root, ...batches]);
      expect(await underTest.store().trace(traceId, [projectId], 1)).toMatchObject({
        truncated: true,
        events: { length: 1 },
      });
      expect(await underTest.store().trace(traceId, [projectId], 2)).toMatchObject({
        truncated: false,
        events: { length: 2 },
      });
    });

    it('are kept with texts of any kind', async () => {
      const { projectId, traceId, rootSpanId } = streamed();
      const span = storedSpan({
        description: `"'; DROP TABLE events; -- \u001b[31m <b>`,
        data: { a: [null, '\u0000'] },
      });
      await underTest.store().append([streamedSpansRecord([span], { projectId, traceId, rootSpanId })]);
      const { events } = await underTest.store().trace(traceId, [projectId], 10);
      expect(spansOf(events[0])).toEqual([span]);
    });
  });
}
