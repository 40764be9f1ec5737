import { describe, expect, it } from '@jest/globals';
import { waitForQuiet, waitForTrace } from '@clew/trace-testing';
import { checkout, pageLoad } from '@clew/trace-model/text-traces';
import { storedTransactions } from '../harness/collector-questions';
import { eventually } from '../harness/eventually';
import { runningShop } from '../harness/running-shop';

describe('services whose own rate is 0', () => {
  const shop = runningShop({
    CLEW_WEB_TRACES_SAMPLE_RATE: '1',
    CLEW_TRACES_SAMPLE_RATE: '0',
    CLEW_POLL_CRON: '* * * * * *',
  });

  it('collect every transaction of a page load that the browser sampled', async () => {
    const shopper = await shop.newShopper();
    const traceId = await shopper.openShop();

    const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });

    expect(trace).toMatchTrace(pageLoad, { rename: shop.system.rename });
  });

  it('collect every transaction of an order that the browser sampled, the worker’s too', async () => {
    const shopper = await shop.newShopper();
    await shopper.openShop();
    const traceId = await shopper.submitOrder();

    const trace = await waitForTrace({
      collectorUrl: shop.system.collectorUrl,
      traceId,
      transactions: 4,
    });

    expect(trace).toMatchTrace(checkout, { rename: shop.system.rename });
  });

  it('pass the scheduler’s "no" on to the caching and the internal service, and store nothing of the poll', async () => {
    const headers = await eventually('a poll has reached both services', async () => {
      const cache = await pollHeader('cache-service', 'PUT', '/rates/EUR');
      const internal = await pollHeader('api', 'POST', '/internal/rates');
      return cache && internal ? { cache, internal } : undefined;
    });

    expect(headers.cache).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}-0$/);
    expect(headers.internal).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}-0$/);
    await waitForQuiet({ collectorUrl: shop.system.collectorUrl });
    const stored = await storedTransactions(shop.system);
    expect(stored.filter(({ project }) => ['scheduler', 'cache-service'].includes(project))).toEqual([]);
  });

  async function pollHeader(service: string, method: string, path: string) {
    const lines = await shop.system.logOf(service);
    return lines.find((line) => line.method === method && line.path === path)?.sentryTrace;
  }
});
