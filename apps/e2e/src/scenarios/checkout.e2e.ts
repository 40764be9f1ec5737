import { describe, expect, it } from '@jest/globals';
import { checkFullyInstrumented } from '@clew/trace-model';
import { waitForTrace } from '@clew/trace-testing';
import { checkout, checkoutSqlQueries, pageLoad } from '@clew/trace-model/text-traces';
import { storedBreadcrumbs } from '../harness/collector-questions';
import { runningShop } from '../harness/running-shop';

describe('a checkout', () => {
  const shop = runningShop();

  it('is the trace that the text describes, from the click to the e-mail', async () => {
    const shopper = await shop.newShopper();
    const pageLoadId = await shopper.openShop();
    const traceId = await shopper.submitOrder();

    const trace = await waitForTrace({
      collectorUrl: shop.system.collectorUrl,
      traceId,
      transactions: 4,
    });

    expect(traceId).not.toBe(pageLoadId);
    expect(trace).toMatchTrace(checkout, { rename: shop.system.rename });
    expect(checkFullyInstrumented(trace)).toEqual({
      counts: {
        transactions: 4,
        spans: 12 + checkoutSqlQueries,
        linksAcrossServices: 3,
        parentsInsideService: 8 + checkoutSqlQueries,
        parentless: 1,
      },
      violations: [],
    });
  });

  it('comes with what led to it, collected automatically: the click, and the requests of each service (S157)', async () => {
    const shopper = await shop.newShopper();
    await shopper.openShop();
    const traceId = await shopper.submitOrder();
    const { transactions } = await waitForTrace({
      collectorUrl: shop.system.collectorUrl,
      traceId,
      transactions: 4,
    });
    const breadcrumbsOf = async (slug: string) => {
      const transaction = transactions.find(({ project }) => project === slug);
      if (!transaction) throw new Error(`${slug} has no transaction in this trace`);
      return storedBreadcrumbs(shop.system, transaction);
    };

    expect((await breadcrumbsOf('web')).slice(-2)).toMatchObject([
      { category: 'ui.click', message: 'section#order.order > div.submit > button[type="button"]' },
      { category: 'fetch', data: { method: 'POST', url: '/api/checkout', status_code: 201 } },
    ]);
    for (const slug of ['api', 'worker']) {
      expect(await breadcrumbsOf(slug)).toContainEqual(
        expect.objectContaining({ category: 'http', data: expect.objectContaining({ method: 'POST' }) }),
      );
    }
  });

  it('leaves the page load’s trace as it is, even when the order comes at once', async () => {
    const shopper = await shop.newShopper();
    const pageLoadId = await shopper.openShop();
    await shopper.submitOrder();

    const trace = await waitForTrace({
      collectorUrl: shop.system.collectorUrl,
      traceId: pageLoadId,
      transactions: 7,
    });

    expect(trace).toMatchTrace(pageLoad, { rename: shop.system.rename });
  });

  it('has a worker’s transaction that outlives the backend’s', async () => {
    const shopper = await shop.newShopper();
    await shopper.openShop();
    const traceId = await shopper.submitOrder();
    const trace = await waitForTrace({
      collectorUrl: shop.system.collectorUrl,
      traceId,
      transactions: 4,
    });
    const ofProject = (slug: string) => trace.transactions.find(({ project }) => project === slug);

    expect(ofProject('worker')?.timestamp).toBeGreaterThan(ofProject('api')?.timestamp ?? Infinity);
  });
});
