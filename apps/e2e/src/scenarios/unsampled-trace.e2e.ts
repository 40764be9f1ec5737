import { beforeAll, describe, expect, it } from '@jest/globals';
import { waitForQuiet } from '@clew/trace-testing';
import type { LogLine } from '../harness/system/clew-system';
import { storedTransactions } from '../harness/collector-questions';
import { eventually } from '../harness/eventually';
import { runningShop } from '../harness/running-shop';

describe('a trace that the browser decides not to collect, where every service’s own rate is 1', () => {
  const shop = runningShop({ CLEW_WEB_TRACES_SAMPLE_RATE: '0', CLEW_TRACES_SAMPLE_RATE: '1' });
  let pageLoadId: string;
  let orderId: string;

  beforeAll(async () => {
    const shopper = await shop.newShopper();
    pageLoadId = await shopper.openShop();
    orderId = await shopper.submitOrder();
    await eventually('the worker has run the job', async () =>
      (await shop.system.logOf('worker')).some(({ job }) => job === 'send-order-confirmation'),
    );
  });

  it.each([
    ['api', 'GET', '/api/products'],
    ['api', 'GET', '/api/delivery-options'],
    ['db-service', 'GET', '/products'],
  ])('tells %s the "no" of the page load in the header of %s %s', async (service, method, path) => {
    const requests = requestsTo(await shop.system.logOf(service), method, path);

    expect(requests.map(({ sentryTrace }) => sentryTrace)).toEqual([unsampled(pageLoadId)]);
  });

  it.each([
    ['api', 'POST', '/api/checkout'],
    ['db-service', 'POST', '/orders'],
  ])('tells %s the "no" of the order in the header of %s %s', async (service, method, path) => {
    const requests = requestsTo(await shop.system.logOf(service), method, path);

    expect(requests.map(({ sentryTrace }) => sentryTrace)).toEqual([unsampled(orderId)]);
  });

  it('tells the worker the "no" of the order in the job’s metadata', async () => {
    const jobs = (await shop.system.logOf('worker')).filter(({ job }) => job);

    expect(jobs.map(({ sentryTrace }) => sentryTrace)).toEqual([unsampled(orderId)]);
  });

  it('is stored nowhere', async () => {
    await waitForQuiet({ collectorUrl: shop.system.collectorUrl });

    expect(await storedTransactions(shop.system)).toEqual([]);
    for (const traceId of [pageLoadId, orderId]) {
      const { status } = await fetch(`${shop.system.collectorUrl}/api/0/traces/${traceId}/`);
      expect(status).toBe(404);
    }
  });
});

function requestsTo(log: LogLine[], method: string, path: string): LogLine[] {
  return log.filter((line) => line.method === method && line.path?.split('?')[0] === path);
}

function unsampled(traceId: string): unknown {
  return expect.stringMatching(new RegExp(`^${traceId}-[0-9a-f]{16}-0$`));
}
