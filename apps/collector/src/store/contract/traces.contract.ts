import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { storedSpan } from '../../testing/streamed/stored-spans';
import { NOW, uniqueId } from '../../testing/wire-fixtures';
import { MOST_TRACE_CHARACTERS } from '../questions/trace-bounds';
import type { StoreUnderTest } from './event-search.contract';

/** Traces as a store answers them: across projects, in order, and no more of one than can be read. */
export function describeTracesContract({ store, ownProject }: StoreUnderTest): void {
  describe('traces', () => {
    it('answers a trace across projects in chronological order, only with the projects asked for', async () => {
      const [one, other, hidden] = [ownProject(), ownProject(), ownProject()];
      const traceId = uniqueId();
      const late = eventRecord({ projectId: one, traceId, startTimestamp: NOW - 5 });
      const early = eventRecord({ projectId: other, traceId, startTimestamp: NOW - 8 });
      const secret = eventRecord({ projectId: hidden, traceId });
      const error = eventRecord({
        type: 'error',
        projectId: one,
        traceId,
        startTimestamp: null,
        timestamp: NOW - 6,
      });
      await store().append([late, secret, error, early]);
      const { events, truncated } = await store().trace(traceId, [one, other], 10);
      expect(events.map(({ eventId }) => eventId)).toEqual([early.eventId, error.eventId, late.eventId]);
      expect(truncated).toBe(false);
      expect(await store().trace(traceId, [one, other], 2)).toMatchObject({
        truncated: true,
        events: { length: 2 },
      });
      expect((await store().trace(uniqueId(), [one, other, hidden], 10)).events).toEqual([]);
    });

    it('answers as much of a trace as bears reading', async () => {
      const [projectId, traceId] = [ownProject(), uniqueId()];
      const spans = JSON.stringify([storedSpan({ description: 'x'.repeat(MOST_TRACE_CHARACTERS / 3) })]);
      const large = [NOW - 9, NOW - 8, NOW - 7].map((startTimestamp) =>
        eventRecord({ projectId, traceId, startTimestamp, spans }),
      );
      for (const event of large) await store().append([event]);
      const { events, truncated } = await store().trace(traceId, [projectId], 10);
      expect(events.map(({ eventId }) => eventId)).toEqual(large.slice(0, 2).map(({ eventId }) => eventId));
      expect(truncated).toBe(true);
    });
  });
}
