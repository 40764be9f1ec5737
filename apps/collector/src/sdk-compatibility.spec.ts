import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TraceResponse } from '@clew/trace-model';
import { linesOfTrace, sortedOutline } from './testing/drawn-trace';
import { runningCollector } from './testing/running-collector';
import { SDK_CAPTURES } from './testing/sdk-captures/index';

const collector = runningCollector();

async function storedLines(traceId: string): Promise<string[]> {
  const { status, body } = await collector.get(`/api/0/traces/${traceId}/`);
  return status === 200 ? linesOfTrace(body as TraceResponse) : [`${status}`];
}

describe('what official SDKs send', () => {
  it.each(SDK_CAPTURES)(
    '$sdk is stored as the tree that it recorded',
    async ({ traceId, requests, tree }) => {
      for (const { endpoint, headers, query, body } of requests(collector.key('web'))) {
        const response = await collector.post('web', body, { endpoint, headers, query });
        expect(await response.json()).toEqual({ id: expect.any(String) as unknown });
      }
      expect(await storedLines(traceId)).toEqual(sortedOutline(tree));
    },
  );
});

interface ManifestScenario {
  client: string;
  scenario: string;
  expected_traces: { trace_id: string; nodes: number; outline: string[] }[];
}

// A collection of recorded requests of many SDK versions, where it lies beside the project.
const corpus = process.env['CLEW_CORPUS'] ?? path.resolve(__dirname, '../../../../shared/corpus');
// JavaScript 11 sends spans in containers instead of transactions, unless it is told otherwise.
const WITH_TRANSACTIONS = /^sentry-(?!.*-11$)/;

/** The manifest shortens a tree of hundreds of equal spans. */
const ELIDED = /^\s*\.\.\. \d+ more lines$/;

function scenariosOfCorpus(): ManifestScenario[] {
  const manifest = path.join(corpus, 'captures/MANIFEST.json');
  if (!existsSync(manifest)) return [];
  const { scenarios } = JSON.parse(readFileSync(manifest, 'utf8')) as { scenarios: ManifestScenario[] };
  return scenarios.filter(({ client }) => WITH_TRANSACTIONS.test(client));
}

const scenarios = scenariosOfCorpus();

if (scenarios.length > 0) {
  describe('the recorded scenarios of the corpus', () => {
    beforeAll(async () => {
      const options = [
        '--shift-time',
        '--shuffle',
        '7',
        '--quiet',
        '--only',
        '^sentry-(browser-5|node-[57]|node-10|python)',
      ];
      const replay = [
        path.join(corpus, 'replay.mjs'),
        collector.url(),
        '1',
        collector.key('web'),
        ...options,
      ];
      const player = spawn(process.execPath, replay, { stdio: 'inherit' });
      expect(await once(player, 'exit')).toEqual([0, null]);
    }, 60_000);

    it.each(scenarios)('$client $scenario is stored as its manifest expects', async ({ expected_traces }) => {
      for (const { trace_id, outline, nodes } of expected_traces) {
        const lines = await storedLines(trace_id);
        expect(lines).toHaveLength(nodes);
        const listed = outline.filter((line) => !ELIDED.test(line));
        if (listed.length === nodes) expect(lines).toEqual(sortedOutline(outline));
        else expect(lines).toEqual(expect.arrayContaining(sortedOutline(listed)));
      }
    });
  });
}
