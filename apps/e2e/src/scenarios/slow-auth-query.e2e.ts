import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { waitForTrace } from '@clew/trace-testing';
import { pageLoad } from '../expected-traces/page-load';
import { launchBrowser } from '../harness/browser';
import type { ClewSystem } from '../harness/clew-system';
import { newShopper } from '../harness/shopper';
import { startClew } from '../harness/start-clew';

describe('a page load with a slow authentication query', () => {
  let system: ClewSystem;
  let browser: Browser;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startClew({ CLEW_AUTH_QUERY_DELAY_MS: '1500' }), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });

  it('spends more than half of its time in that one span', async () => {
    const shopper = await newShopper(browser, system);
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 7 });

    const root = trace.transactions.find(({ op }) => op === 'pageload');
    const queries = trace.transactions
      .flatMap(({ spans }) => spans)
      .filter(({ op }) => op === 'sql.query')
      .sort((one, other) => durationOf(other) - durationOf(one));

    expect(trace).toMatchTrace(pageLoad, { rename: system.rename });
    expect(queries[0]?.description).toContain('FROM sessions');
    expect(durationOf(queries[0]) / durationOf(root)).toBeGreaterThan(0.5);
  });
});

function durationOf(timed: { start_timestamp: number; timestamp: number } | undefined): number {
  return timed ? timed.timestamp - timed.start_timestamp : NaN;
}
