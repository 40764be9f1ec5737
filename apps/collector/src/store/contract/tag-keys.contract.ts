import { describe, expect, it } from '@jest/globals';
import { eventRecord } from '../../testing/event-record-fixture';
import { NOW } from '../../testing/wire-fixtures';
import type { StoreUnderTest } from './event-search.contract';
import type { TagKeysQuery } from '../questions/tag-keys';

/** The part of a store's contract that is about which tags there are. */
export function describeTagKeysContract(underTest: StoreUnderTest): void {
  describe('the names of tags', () => {
    const asked = (projectId: number, overrides: Partial<TagKeysQuery> = {}) =>
      underTest.store().tagKeys({
        projectIds: [projectId],
        from: NOW - 3_600,
        mostEvents: 100,
        limit: 100,
        ...overrides,
      });

    async function threeEvents(): Promise<number> {
      const projectId = underTest.ownProject();
      const tagged = (ago: number, ...names: string[]) =>
        eventRecord({
          projectId,
          startTimestamp: NOW - ago - 1,
          timestamp: NOW - ago,
          tags: names.map((name) => [name, '1']),
        });
      await underTest
        .store()
        .append([tagged(30, 'zone', 'plan', `"'; --`), tagged(20, 'plan', 'zone'), tagged(10, 'plan')]);
      return projectId;
    }

    it('come with how many events have them, the most frequent first', async () => {
      expect(await asked(await threeEvents())).toEqual([
        { key: 'plan', count: 3 },
        { key: 'zone', count: 2 },
        { key: `"'; --`, count: 1 },
      ]);
    });

    it.each<[string, Partial<TagKeysQuery>, string[]]>([
      ['of a window, the end of which is not in it', { from: NOW - 25, until: NOW - 10 }, ['plan', 'zone']],
      ['of the latest events', { mostEvents: 1 }, ['plan']],
      ['as many as are asked for', { limit: 2 }, ['plan', 'zone']],
      ['of no projects', { projectIds: [] }, []],
    ])('are those %s', async (_which, overrides, names) => {
      const found = await asked(await threeEvents(), overrides);
      expect(found.map(({ key }) => key)).toEqual(names);
    });

    it('are not those of another project', async () => {
      await threeEvents();
      expect(await asked(underTest.ownProject())).toEqual([]);
    });
  });
}
