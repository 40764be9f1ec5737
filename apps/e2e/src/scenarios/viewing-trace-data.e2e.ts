import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import { checkout, checkoutSqlQueries, pageLoad } from '@clew/trace-model/text-traces';
import { eventually } from '../harness/eventually';
import { runningShop } from '../harness/running-shop';
import { expectedTree, shownTree } from '../harness/browser/shown-tree';

const PAGE_LOAD_SPANS = 18;
const CHECKOUT_SPANS = 12 + checkoutSqlQueries;

/** What a person who has read the text finds on the screen, of one visit to the running shop. */
describe('viewing trace data', () => {
  const shop = runningShop();
  let pageLoadId: string;
  let checkoutId: string;

  beforeAll(async () => {
    const shopper = await shop.newShopper();
    pageLoadId = await shopper.openShop();
    checkoutId = await shopper.submitOrder();
    const { collectorUrl } = shop.system;
    await waitForTrace({ collectorUrl, traceId: pageLoadId, transactions: 7 });
    await waitForTrace({ collectorUrl, traceId: checkoutId, transactions: 4 });
  });

  async function openViewer(path: string) {
    const { page } = await shop.newShopper();
    await page.goto(shop.system.collectorUrl + path);
    return page;
  }

  /** The page of the click's transaction, reached from the list as the text says. */
  async function openFromList(name: string) {
    const page = await openViewer('/');
    await page.getByRole('button', { name, exact: true }).click();
    await page
      .getByRole('link', { name: /^Open transaction/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    return page;
  }

  it('begins with the shop’s own link, which leads to the page load as the text draws it', async () => {
    const { page, openShop } = await shop.newShopper();
    const traceId = await openShop();
    await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 7 });
    await page.locator(`a[data-trace-id="${traceId}"]`).click();
    expect(await shownTree(page, PAGE_LOAD_SPANS, shop.system.rename)).toEqual(expectedTree(pageLoad));
  });

  it('shows a checkout from the click to the e-mail as the text draws it', async () => {
    const page = await openViewer(`/traces/${checkoutId}`);
    expect(await shownTree(page, CHECKOUT_SPANS, shop.system.rename)).toEqual(expectedTree(checkout));
  });

  it('grows on screen until the worker has sent the e-mail, when one follows the order at once', async () => {
    const { page, openShop, submitOrder } = await shop.newShopper();
    await openShop();
    await page.locator(`a[data-trace-id="${await submitOrder()}"]`).click();
    expect(await shownTree(page, CHECKOUT_SPANS, shop.system.rename)).toEqual(expectedTree(checkout));
  });

  it('lists the groups of transactions, with p75 and p95, and finds the same by a search condition (S131, S132, S133, S143)', async () => {
    const namesIn = async (path: string) => {
      const page = await openViewer(path);
      await page.getByRole('button', { name: 'POST /api/checkout', exact: true }).waitFor();
      const heads = await page.getByRole('columnheader').allInnerTexts();
      const names = await page.locator('.group__toggle').allInnerTexts();
      return { heads: heads.map((head) => head.trim()), names: names.sort() };
    };
    const prebuilt = await namesIn('/');
    expect(prebuilt.heads).toEqual(expect.arrayContaining([expect.stringMatching(/p75/i)]));
    expect(prebuilt.heads).toEqual(expect.arrayContaining([expect.stringMatching(/p95/i)]));
    expect(prebuilt.names).toEqual(
      expect.arrayContaining([
        'GET /api/products',
        'POST /orders',
        'Submit Order',
        'send-order-confirmation',
      ]),
    );
    // The shop goes on meanwhile: what it polls for may be a group more in the later list.
    await eventually('both lists are the same', async () =>
      isDeepStrictEqual(await namesIn('/?query=event.type:transaction'), await namesIn('/')),
    );
  });

  it('opens a transaction by the icon at the left of its row, the span view on top, its root span first (S154, S155, S161)', async () => {
    const page = await openFromList('POST /api/checkout');
    const tree = await shownTree(page, 5, shop.system.rename);
    expect(tree).toEqual(
      [
        'http.server - POST /api/checkout',
        'http.server - POST /api/checkout > function - compute total',
        'http.server - POST /api/checkout > http.client - POST db-service/orders',
        'http.server - POST /api/checkout > http.client - POST third-party/payments/charges',
        'http.server - POST /api/checkout > queue.publish - send-order-confirmation',
      ].sort(),
    );
    expect(await page.locator('.span-row .span-label__text').first().textContent()).toContain(
      'POST /api/checkout',
    );
  });

  it('shows the breadcrumbs that were collected without anybody asking, under the span view (S156, S157)', async () => {
    const page = await openFromList('Submit Order');
    const breadcrumbs = page.getByRole('region', { name: 'Breadcrumbs' });
    await breadcrumbs.getByText('/api/checkout').first().waitFor();
    await eventually('the breadcrumbs are under the span view', async () => {
      const spanView = await page.locator('.span-row').first().boundingBox();
      const below = await breadcrumbs.boundingBox();
      return spanView !== null && below !== null && below.y >= spanView.y + spanView.height;
    });
  });

  it('finds all transactions of a trace from any span’s details (S167, S169, S170)', async () => {
    const page = await openFromList('POST /orders');
    await page.locator('.span-row', { hasText: 'UPDATE customers' }).click();
    await page.getByRole('link', { name: 'Search by Trace' }).click();
    const found = page.getByRole('link', { name: /^Open transaction/ });
    await found.nth(3).waitFor();
    expect(await found.count()).toBe(4);
  });

  it('leads from a span to the transaction that it gave rise to, across services (S174, S175)', async () => {
    const page = await openFromList('Submit Order');
    for (const [span, child] of [
      ['POST /api/checkout', 'POST /api/checkout'],
      ['send-order-confirmation', 'send-order-confirmation'],
    ] as const) {
      await page.locator('.span-row', { hasText: span }).last().click();
      await page.getByRole('link', { name: 'View Child' }).click();
      await page.getByRole('heading', { level: 1, name: child }).waitFor();
    }
    await page.getByText('template.render').first().waitFor();
    expect(await page.getByRole('link', { name: 'View Child' }).count()).toBe(0);
  });
});
