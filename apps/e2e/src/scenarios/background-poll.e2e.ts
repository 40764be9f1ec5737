import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { checkFullyInstrumented } from '@clew/trace-model';
import { nextTraces } from '@clew/trace-testing';
import { backgroundPoll, internalServiceSpans } from '@clew/trace-model/text-traces';
import type { ClewSystem } from '../harness/system/clew-system';
import { startClew } from '../harness/system/start-clew';

describe('a background poll', () => {
  let system: ClewSystem;

  beforeAll(async () => {
    system = await startClew({ CLEW_POLL_CRON: '* * * * * *' });
  });
  afterAll(async () => {
    await system?.stop();
  });

  it('is one trace for each tick, as the text describes it', async () => {
    const traces = await nextTraces({
      collectorUrl: system.collectorUrl,
      transaction: 'rates.poll_exchange_rates',
      count: 2,
    });

    expect(new Set(traces.map(({ trace_id }) => trace_id)).size).toBe(2);
    for (const trace of traces) {
      expect(trace).toMatchTrace(backgroundPoll, { rename: system.rename });
      expect(checkFullyInstrumented(trace)).toEqual({
        counts: {
          transactions: 3,
          spans: 9 + internalServiceSpans,
          linksAcrossServices: 2,
          parentsInsideService: 6 + internalServiceSpans,
          parentless: 1,
        },
        violations: [],
      });
    }
  });
});
