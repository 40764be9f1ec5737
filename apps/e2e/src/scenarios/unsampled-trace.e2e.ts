import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { waitForQuiet } from '@clew/trace-testing';
import { launchBrowser } from '../harness/browser';
import type { ClewSystem, LogLine } from '../harness/clew-system';
import { storedTransactions } from '../harness/collector-questions';
import { eventually } from '../harness/eventually';
import { newShopper } from '../harness/shopper';
import { startClew } from '../harness/start-clew';

describe('a trace that the browser decides not to collect, where every service’s own rate is 1', () => {
  let system: ClewSystem;
  let browser: Browser;
  let pageLoadId: string;
  let orderId: string;

  beforeAll(async () => {
    [system, browser] = await Promise.all([
      startClew({ CLEW_WEB_TRACES_SAMPLE_RATE: '0', CLEW_TRACES_SAMPLE_RATE: '1' }),
      launchBrowser(),
    ]);
    const shopper = await newShopper(browser, system);
    pageLoadId = await shopper.openShop();
    orderId = await shopper.submitOrder();
    await eventually('the worker has run the job', async () =>
      (await system.logOf('worker')).some(({ job }) => job === 'send-order-confirmation'),
    );
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });

  it.each([
    ['api', 'GET', '/api/products'],
    ['api', 'GET', '/api/delivery-options'],
    ['db-service', 'GET', '/products'],
  ])('tells %s the "no" of the page load in the header of %s %s', async (service, method, path) => {
    const requests = requestsTo(await system.logOf(service), method, path);

    expect(requests.map(({ sentryTrace }) => sentryTrace)).toEqual([unsampled(pageLoadId)]);
  });

  it.each([
    ['api', 'POST', '/api/checkout'],
    ['db-service', 'POST', '/orders'],
  ])('tells %s the "no" of the order in the header of %s %s', async (service, method, path) => {
    const requests = requestsTo(await system.logOf(service), method, path);

    expect(requests.map(({ sentryTrace }) => sentryTrace)).toEqual([unsampled(orderId)]);
  });

  it('tells the worker the "no" of the order in the job’s metadata', async () => {
    const jobs = (await system.logOf('worker')).filter(({ job }) => job);

    expect(jobs.map(({ sentryTrace }) => sentryTrace)).toEqual([unsampled(orderId)]);
  });

  it('is stored nowhere', async () => {
    await waitForQuiet({ collectorUrl: system.collectorUrl });

    expect(await storedTransactions(system)).toEqual([]);
    for (const traceId of [pageLoadId, orderId]) {
      const { status } = await fetch(`${system.collectorUrl}/api/0/traces/${traceId}/`);
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
