import { describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import { pageLoad } from '@clew/trace-model/text-traces';
import { runningShop } from '../harness/running-shop';

describe('a page load with a slow authentication query', () => {
  const shop = runningShop({ CLEW_AUTH_QUERY_DELAY_MS: '1500' });

  it('spends more than half of its time in that one span', async () => {
    const shopper = await shop.newShopper();
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });

    const root = trace.transactions.find(({ op }) => op === 'pageload');
    const queries = trace.transactions
      .flatMap(({ spans }) => spans)
      .filter(({ op }) => op === 'sql.query')
      .sort((one, other) => durationOf(other) - durationOf(one));

    expect(trace).toMatchTrace(pageLoad, { rename: shop.system.rename });
    expect(queries[0]?.description).toContain('FROM sessions');
    expect(durationOf(queries[0]) / durationOf(root)).toBeGreaterThan(0.5);
  });
});

function durationOf(timed: { start_timestamp: number; timestamp: number } | undefined): number {
  return timed ? timed.timestamp - timed.start_timestamp : NaN;
}
