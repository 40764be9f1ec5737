import { beforeEach, describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { storedSpan, streamedSpansRecord } from '../../testing/streamed/stored-spans';
import { uniqueId } from '../../testing/wire-fixtures';
import type { PruneRequest } from '../event-pruner';
import type { EventRecord } from '../records/event-record';
import type { StoreUnderTest } from './event-search.contract';
import type { OutcomeCount } from '../records/outcome-count';

/** The part of a store's contract that is about what is kept: each test has an hour of its own, before those of the tests before it. */
export function describeEventPruningContract(underTest: StoreUnderTest): void {
  describe('pruning', () => {
    let hour = 1_000_000_000;
    beforeEach(() => {
      hour -= 1_000_000;
    });
    const prune = (request: Partial<PruneRequest> = {}) =>
      underTest.store().prune({ before: hour + 3_600, wholeTraces: true, mostRecords: 1_000, ...request });
    const receivedAt = (minute: number, overrides: Partial<EventRecord> = {}) =>
      eventRecord({ traceId: uniqueId(), receivedTimestamp: hour + 60 * minute, ...overrides });
    const isStored = async ({ projectId, eventId }: EventRecord) =>
      (await underTest.store().event(projectId, eventId)) !== undefined;
    const areStored = (...events: EventRecord[]) => Promise.all(events.map(isStored));
    const asText = (counts: readonly OutcomeCount[]) =>
      counts
        .map(({ projectId, outcome, category, quantity }) =>
          [projectId, outcome, category, quantity].join(' '),
        )
        .sort();

    it('removes what was received before, and nothing else', async () => {
      const projectId = underTest.ownProject();
      const [old, other, young] = [
        receivedAt(10, { projectId }),
        receivedAt(20, { projectId, traceId: null, type: 'error' }),
        receivedAt(60, { projectId }),
      ];
      await underTest.store().append([old, other, young]);
      await prune();
      expect(await areStored(old, other, young)).toEqual([false, false, true]);
      expect((await underTest.store().countByProject()).get(projectId)).toBe(1);
      expect((await underTest.store().trace(old.traceId ?? '', [projectId], 10)).events).toEqual([]);
    });

    it('keeps a trace whole of which something was received later, in any project', async () => {
      const traceId = uniqueId();
      const [one, other] = [underTest.ownProject(), underTest.ownProject()];
      const begun = receivedAt(10, { projectId: one, traceId });
      const continued = receivedAt(70, { projectId: other, traceId });
      await underTest.store().append([begun, continued]);
      expect(await prune()).toEqual([]);
      expect(await areStored(begun, continued)).toEqual([true, true]);
      await prune({ before: hour + 2 * 3_600 });
      expect(await areStored(begun, continued)).toEqual([false, false]);
    });

    it('keeps a trace whole to which spans were streamed later, and removes both together', async () => {
      const [projectId, traceId] = [underTest.ownProject(), uniqueId()];
      const root = receivedAt(10, { projectId, traceId });
      const later = hour + 70 * 60;
      const batch = streamedSpansRecord([storedSpan(), storedSpan()], {
        projectId,
        traceId,
        rootSpanId: root.spanId,
        receivedTimestamp: later,
      });
      await underTest.store().append([root, batch]);
      expect(await prune()).toEqual([]);
      expect(asText(await prune({ before: later + 1 }))).toEqual([
        `${projectId} pruned span 3`,
        `${projectId} pruned transaction 1`,
      ]);
      expect((await underTest.store().trace(traceId, [projectId], 10)).events).toEqual([]);
    });

    it('removes the records received before from traces that go on, when it is told to', async () => {
      const [projectId, traceId] = [underTest.ownProject(), uniqueId()];
      const begun = receivedAt(10, { projectId, traceId });
      const continued = receivedAt(70, { projectId, traceId });
      await underTest.store().append([begun, continued]);
      await prune({ wholeTraces: false });
      expect(await areStored(begun, continued)).toEqual([false, true]);
    });

    it('begins with the traces that were quiet for longest, and cuts none for the number of records', async () => {
      const projectId = underTest.ownProject();
      const [first, second, third] = [uniqueId(), uniqueId(), uniqueId()];
      // The second trace began before the first, but something came for it later.
      const events = [
        receivedAt(1, { projectId, traceId: second }),
        receivedAt(2, { projectId, traceId: first }),
        receivedAt(3, { projectId, traceId: first }),
        receivedAt(4, { projectId, traceId: second }),
        receivedAt(5, { projectId, traceId: third }),
      ];
      await underTest.store().append(events);
      await prune({ mostRecords: 1 });
      expect(await areStored(...events)).toEqual([true, false, false, true, true]);
      await prune({ mostRecords: 1 });
      expect(await areStored(...events)).toEqual([false, false, false, false, true]);
    });

    it('counts what it removed as an outcome, once, with the removal', async () => {
      const projectId = underTest.ownProject();
      await underTest
        .store()
        .append([
          receivedAt(1, { projectId, spanCount: 3 }),
          receivedAt(2, { projectId, spanCount: 2 }),
          receivedAt(3, { projectId, type: 'error', spanCount: 0 }),
        ]);
      const expected = ['error 1', 'span 5', 'transaction 2'].map((count) => `${projectId} pruned ${count}`);
      expect(asText(await prune())).toEqual(expected);
      expect(await prune()).toEqual([]);
      const kept = (await underTest.store().outcomes()).filter((count) => count.projectId === projectId);
      expect(asText(kept.filter(({ outcome }) => outcome === 'pruned'))).toEqual(expected);
      expect(asText(kept.filter(({ outcome }) => outcome === 'accepted'))).toHaveLength(3);
    });

    it('takes an id for a new one after it was pruned', async () => {
      const event = receivedAt(1, { projectId: underTest.ownProject() });
      await underTest.store().append([event]);
      await prune();
      expect(await underTest.store().append([event])).toEqual(['stored']);
      expect(await isStored(event)).toBe(true);
      await prune();
    });

    it('lets appends go on', async () => {
      const projectId = underTest.ownProject();
      const old = Array.from({ length: 300 }, () => receivedAt(1, { projectId }));
      await underTest.store().append(old);
      const young = Array.from({ length: 20 }, () => receivedAt(61, { projectId }));
      const appended = young.map((event) => underTest.store().append([event]));
      const [pruned] = await Promise.all([prune(), ...appended]);
      expect(asText(pruned)).toContain(`${projectId} pruned transaction 300`);
      expect((await underTest.store().countByProject()).get(projectId)).toBe(20);
    });

    it('says when a share of all records was received, and what they take up', async () => {
      const projectId = underTest.ownProject();
      await underTest.store().append([receivedAt(1, { projectId })]);
      const [early, late] = [
        await underTest.store().receivedBefore(0),
        await underTest.store().receivedBefore(1),
      ];
      expect(early).toBeLessThan(late ?? 0);
      expect(await underTest.store().storedBytes()).toBeGreaterThan(0);
      expect(await underTest.store().storedBytes({ freed: true })).toBeGreaterThan(0);
    });
  });
}
