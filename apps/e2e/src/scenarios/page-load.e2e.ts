import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { assembleTrace, checkFullyInstrumented } from '@clew/trace-model';
import { waitForTrace } from '@clew/trace-testing';
import { pageLoad } from '../expected-traces/page-load';
import { launchBrowser } from '../harness/browser';
import type { ClewSystem } from '../harness/clew-system';
import { newShopper } from '../harness/shopper';
import { startClew } from '../harness/start-clew';

describe('a page load', () => {
  let system: ClewSystem;
  let browser: Browser;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startClew(), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });

  it('is the trace that the text describes', async () => {
    const shopper = await newShopper(browser, system);
    const traceId = await shopper.openShop();

    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 7 });

    expect(trace).toMatchTrace(pageLoad, { rename: system.rename });
    expect(checkFullyInstrumented(trace)).toEqual({
      counts: { transactions: 7, spans: 18, linksAcrossServices: 6, parentsInsideService: 11, parentless: 1 },
      violations: [],
    });
  });

  it('is the same trace when the page is loaded again, as a trace of its own', async () => {
    const shopper = await newShopper(browser, system);
    const first = await shopper.openShop();
    await shopper.page.reload();
    const second = await shopper.openShop();

    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId: second, transactions: 7 });

    expect(second).not.toBe(first);
    expect(trace).toMatchTrace(pageLoad, { rename: system.rename });
  });

  it('gives two windows a trace each', async () => {
    const shoppers = await Promise.all([newShopper(browser, system), newShopper(browser, system)]);
    const traceIds = await Promise.all(shoppers.map((shopper) => shopper.openShop()));

    for (const traceId of traceIds) {
      const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 7 });
      expect(trace).toMatchTrace(pageLoad, { rename: system.rename });
    }
  });

  it('sends both JSON requests from within the rendering task', async () => {
    const shopper = await newShopper(browser, system);
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 7 });
    const spans = trace.transactions.find(({ op }) => op === 'pageload')?.spans ?? [];
    const render = spans.find(({ op }) => op === 'ui.render');
    const requests = spans.filter(({ op }) => op === 'http.client');

    expect(requests).toHaveLength(2);
    for (const request of requests) {
      expect(request.parent_span_id).toBe(render?.span_id);
      expect(request.start_timestamp).toBeGreaterThanOrEqual(render?.start_timestamp ?? Infinity);
      expect(request.timestamp).toBeLessThanOrEqual(render?.timestamp ?? -Infinity);
    }
  });

  it('never lets the external API see the trace, and makes its span nobody’s parent', async () => {
    const shopper = await newShopper(browser, system);
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 7 });
    const external = trace.transactions
      .flatMap(({ spans }) => spans)
      .find(({ description }) => description?.includes('/carrier/quotes'));
    const parents = assembleTrace(trace).transactions.map(({ transaction }) => transaction.parent_span_id);

    expect(external).toBeDefined();
    expect(parents).not.toContain(external?.span_id);
    const received = await system.logOf('third-party');
    expect(received.some(({ path }) => path?.startsWith('/carrier/quotes'))).toBe(true);
    expect(received.filter(({ sentryTrace }) => sentryTrace)).toEqual([]);
  });
});
