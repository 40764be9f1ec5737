import { describe, expect, it } from '@jest/globals';
import { assembleTrace, checkFullyInstrumented } from '@clew/trace-model';
import { waitForTrace } from '@clew/trace-testing';
import { pageLoad } from '@clew/trace-model/text-traces';
import { runningShop } from '../harness/running-shop';

describe('a page load', () => {
  const shop = runningShop();

  it('is the trace that the text describes', async () => {
    const shopper = await shop.newShopper();
    const traceId = await shopper.openShop();

    const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });

    expect(trace).toMatchTrace(pageLoad, { rename: shop.system.rename });
    expect(checkFullyInstrumented(trace)).toEqual({
      counts: { transactions: 7, spans: 18, linksAcrossServices: 6, parentsInsideService: 11, parentless: 1 },
      violations: [],
    });
  });

  it('is the same trace when the page is loaded again, as a trace of its own', async () => {
    const shopper = await shop.newShopper();
    const first = await shopper.openShop();
    await shopper.page.reload();
    const second = await shopper.openShop();

    const trace = await waitForTrace({
      collectorUrl: shop.system.collectorUrl,
      traceId: second,
      transactions: 7,
    });

    expect(second).not.toBe(first);
    expect(trace).toMatchTrace(pageLoad, { rename: shop.system.rename });
  });

  it('gives two windows a trace each', async () => {
    const shoppers = await Promise.all([shop.newShopper(), shop.newShopper()]);
    const traceIds = await Promise.all(shoppers.map((shopper) => shopper.openShop()));

    for (const traceId of traceIds) {
      const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });
      expect(trace).toMatchTrace(pageLoad, { rename: shop.system.rename });
    }
  });

  it('sends both JSON requests from within the rendering task', async () => {
    const shopper = await shop.newShopper();
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });
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
    const shopper = await shop.newShopper();
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });
    const external = trace.transactions
      .flatMap(({ spans }) => spans)
      .find(({ description }) => description?.includes('/carrier/quotes'));
    const parents = assembleTrace(trace).transactions.map(({ transaction }) => transaction.parent_span_id);

    expect(external).toBeDefined();
    expect(parents).not.toContain(external?.span_id);
    const received = await shop.system.logOf('third-party');
    expect(received.some(({ path }) => path?.startsWith('/carrier/quotes'))).toBe(true);
    expect(received.filter(({ sentryTrace }) => sentryTrace)).toEqual([]);
  });
});
