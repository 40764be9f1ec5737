import { describe, expect, it } from '@jest/globals';
import { Outcomes } from '../ingest/outcomes';
import { collectorMetrics } from '../metrics/collector-metrics';
import { formatMetrics } from '../metrics/format-metrics';
import { ProjectDirectory } from '../projects/project-directory';
import { statsResponse } from '../query/stats-response';
import { eventRecord } from '../testing/event-record-fixture';
import type { Reader } from './readers/reader';
import { visibleProjects } from './visible-projects';

const all = new ProjectDirectory([
  { id: 1, slug: 'web', key: 'a' },
  { id: 2, slug: 'api', key: 'b' },
]);
const held = [1, 1, 2].map((projectId) => eventRecord({ projectId }));

function reader(grants: Reader['grants']): Reader {
  return { name: 'alice', grants, ended: new AbortController().signal };
}

describe('what is taken in and not yet durable', () => {
  it.each([
    ['*', 3, ['web', 'api']],
    [['api'], 1, ['api']],
    [[], 0, []],
  ] as [Reader['grants'], number, string[]][])(
    'is counted for a reader of %j as %i',
    async (grants, count, slugs) => {
      const alice = reader(grants);
      const projects = visibleProjects(alice, all);
      const stats = await statsResponse(projects.all, {
        outcomeTotals: () => Promise.resolve([]),
        queue: { held },
        reader: { countByProject: () => Promise.resolve(new Map()) },
      });
      expect(stats).toMatchObject({ held: count, projects: slugs.map((project) => ({ project })) });

      const sources = {
        outcomes: new Outcomes(),
        queue: { held, isWritable: true },
        stream: { readerCount: 0 },
        isOverloaded: () => false,
      };
      const lines = formatMetrics(collectorMetrics(sources, { reader: alice, projects })).split('\n');
      const named = lines.flatMap(
        (line) => /^clew_held\{project="(\w+)",category="transaction"/.exec(line)?.[1] ?? [],
      );
      expect(named).toEqual(slugs);
    },
  );
});
