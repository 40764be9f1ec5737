import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TraceResponse } from '@clew/trace-model';
import { linesOfTrace, sortedOutline } from './testing/drawn-trace';
import { runningCollector, type CollectorUnderTest } from './testing/running-collector';
import { SDK_CAPTURES } from './testing/sdk-captures/index';

async function storedLines(collector: CollectorUnderTest, traceId: string): Promise<string[]> {
  const { status, body } = await collector.get(`/api/0/traces/${traceId}/`);
  return status === 200 ? linesOfTrace(body as TraceResponse) : [`${status}`];
}

describe.each([
  ['as it comes', <T>(requests: T[]) => requests],
  ['backwards', <T>(requests: T[]) => [...requests].reverse()],
  ['twice', <T>(requests: T[]) => [...requests, ...requests]],
])('what official SDKs send, %s', (_way, arranged) => {
  const collector = runningCollector();

  it.each(SDK_CAPTURES)(
    '$sdk is stored as the tree that it recorded',
    async ({ traceId, requests, tree }) => {
      for (const { endpoint, headers, query, body } of arranged(requests(collector.key('web')))) {
        const response = await collector.post('web', body, { endpoint, headers, query });
        expect([response.status, Object.keys((await response.json()) as object)]).toEqual([
          200,
          expect.not.arrayContaining(['rejected']),
        ]);
      }
      expect(await storedLines(collector, traceId)).toEqual(sortedOutline(tree));
    },
  );
});

interface ManifestScenario {
  client: string;
  scenario: string;
  expected_traces: {
    trace_id: string;
    transactions_or_segments: number;
    nodes: number;
    outline: string[];
  }[];
}

// A collection of recorded requests of many SDK versions, where it lies beside the project.
const corpus = process.env['CLEW_CORPUS'] ?? path.resolve(__dirname, '../../../../shared/corpus');

/** The manifest shortens a tree of hundreds of equal spans. */
const ELIDED = /^\s*\.\.\. \d+ more lines$/;

function scenariosOfCorpus(): ManifestScenario[] {
  const manifest = path.join(corpus, 'captures/MANIFEST.json');
  if (!existsSync(manifest)) return [];
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { scenarios: ManifestScenario[] }).scenarios;
}

/** Sends every recorded request, moved to now; each must be accepted. */
async function replay(collector: CollectorUnderTest, options: readonly string[]): Promise<void> {
  const player = spawn(
    process.execPath,
    [
      path.join(corpus, 'replay.mjs'),
      ...[collector.url(), '1', collector.key('web'), '--shift-time', '--quiet', '--no-otlp'],
      ...options,
    ],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  expect(await once(player, 'exit')).toEqual([0, null]);
}

const scenarios = scenariosOfCorpus();

if (scenarios.length > 0) {
  describe('the recorded scenarios of the corpus', () => {
    const ways = [
      { way: 'whole', runs: [[]] },
      { way: 'shuffled, four requests at a time', runs: [['--shuffle', '7', '--concurrency', '4']] },
      { way: 'twice', runs: [[], ['--shuffle', '3']] },
    ].map((sent) => ({ ...sent, collector: runningCollector() }));

    // A sender waits for each answer, nearly all of its time: those of all collectors wait together.
    beforeAll(async () => {
      await Promise.all(
        ways.map(async ({ runs, collector }) => {
          for (const options of runs) await replay(collector, options);
        }),
      );
    }, 60_000);

    describe.each(ways)('$way', ({ collector }) => {
      it('are stored once, and nothing beside them', async () => {
        const expected = scenarios.flatMap(({ expected_traces: traces }) => traces);
        const { body } = await collector.get('/api/0/events/?field=count()&query=event.type:transaction');
        const { data } = body as { data: Record<string, number>[] };
        expect(data[0]?.['count()']).toBe(
          expected.reduce((sum, { transactions_or_segments: count }) => sum + count, 0),
        );
      });

      it.each(scenarios)(
        '$client $scenario is stored as its manifest expects',
        async ({ expected_traces }) => {
          for (const { trace_id, outline, nodes } of expected_traces) {
            const lines = await storedLines(collector, trace_id);
            expect(lines).toHaveLength(nodes);
            const listed = outline.filter((line) => !ELIDED.test(line));
            if (listed.length === nodes) expect(lines).toEqual(sortedOutline(outline));
            else expect(lines).toEqual(expect.arrayContaining(sortedOutline(listed)));
          }
        },
      );
    });
  });
}
