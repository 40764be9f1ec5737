import { beforeAll, describe, expect, it } from '@jest/globals';
import { nextTraces, waitForTrace } from '@clew/trace-testing';
import type { Page } from 'playwright-core';
import { runningShop } from '../harness/running-shop';

const POLL = 'rates.poll_exchange_rates';
const PAGES = 'transaction:"GET /"';
const ORDERS = 'transaction:"POST /api/checkout"';

/** What the shop's events say besides their spans, as its list finds it: two browsers, one of which comes twice and orders. */
describe('release, tags and users', () => {
  const shop = runningShop({ CLEW_POLL_CRON: '* * * * * *' });
  let page: Page;
  let orderId: string;

  beforeAll(async () => {
    const { collectorUrl } = shop.system;
    const [one, other] = [await shop.newShopper(), await shop.newShopper()];
    const pageLoads = [await one.openShop(), await one.openShop(), await other.openShop()];
    await one.page.getByRole('radio', { name: /By wing/ }).check();
    orderId = await one.submitOrder();
    for (const traceId of pageLoads) await waitForTrace({ collectorUrl, traceId, transactions: 7 });
    await waitForTrace({ collectorUrl, traceId: orderId, transactions: 4 });
    await nextTraces({ collectorUrl, transaction: POLL, count: 1 });
    ({ page } = await shop.newShopper());
  });

  /** The list's rows for a query, as the collector answers. */
  async function found(query: string, ...fields: string[]): Promise<Record<string, unknown>[]> {
    const asked = new URLSearchParams({ query, ...wholeScenario() });
    for (const field of fields) asked.append('field', field);
    const response = await fetch(`${shop.system.collectorUrl}/api/0/events/?${asked.toString()}`);
    if (!response.ok) throw new Error(`the collector answered ${response.status}: ${await response.text()}`);
    return ((await response.json()) as { data: Record<string, unknown>[] }).data;
  }

  /** The cells of the row with this name, on screen, behind its name. */
  async function cellsOnScreen(query: string, name: string, ...fields: string[]): Promise<string[]> {
    const asked = new URLSearchParams({ query, ...wholeScenario() });
    for (const field of fields) asked.append('field', field);
    await page.goto(`${shop.system.collectorUrl}/?${asked.toString()}`);
    const row = page.locator('.group__row', { has: page.getByRole('button', { name, exact: true }) });
    await row.waitFor();
    return (await row.locator('td').allInnerTexts()).map((text) => text.trim());
  }

  function wholeScenario() {
    const start = shop.system.startedAt;
    return { start: start.toISOString(), end: new Date(start.getTime() + 600_000).toISOString() };
  }

  it('finds all that the shop reported by its release', async () => {
    const [reported] = await found(`trace:${orderId}`, 'release');
    const release = String(reported?.['release']);
    expect(release).toMatch(/^ariadnes-yarn@\d+\.\d+\.\d+$/);
    const rows = await found(`release:${release}`, 'project', 'environment', 'count()');
    const reporting = ['api', 'cache-service', 'db-service', 'scheduler', 'web', 'worker'];
    expect(rows.map(({ project }) => project).sort()).toEqual(reporting);
    expect(new Set(rows.map(({ environment }) => environment))).toEqual(new Set(['demo']));
    expect(await found(`!release:${release}`, 'count()')).toMatchObject([{ 'count()': 0 }]);
    const cells = await cellsOnScreen(
      `release:${release}`,
      'Submit Order',
      'transaction',
      'release',
      'count()',
    );
    expect(cells.slice(0, 2)).toEqual([release, '1']);
  });

  it('finds an order by what was ordered and what became of the payment', async () => {
    const query = 'delivery:express payment:accepted';
    expect(await found(query, 'trace', 'transaction', 'items')).toMatchObject([
      { trace: orderId, transaction: 'POST /api/checkout', items: '2' },
    ]);
    expect(await found(`${ORDERS} !delivery:express`, 'trace')).toEqual([]);
    const fields = ['transaction', 'delivery', 'payment', 'count()'];
    const cells = await cellsOnScreen(query, 'POST /api/checkout', ...fields);
    expect(cells.slice(0, 3)).toEqual(['express', 'accepted', '1']);
  });

  it('finds background work by its queue and its schedule', async () => {
    expect(await found('queue:order-confirmations', 'transaction', 'count()')).toMatchObject([
      { transaction: 'send-order-confirmation', 'count()': 1 },
    ]);
    expect(await found('has:schedule', 'transaction', 'schedule', 'count()')).toMatchObject([
      { transaction: POLL, schedule: '* * * * * *' },
    ]);
  });

  it('counts two browsers as two users, however often they come (S149)', async () => {
    const fields = ['transaction', 'count()', 'count_unique(user)'];
    expect(await found(PAGES, ...fields)).toMatchObject([{ 'count()': 3, 'count_unique(user)': 2 }]);
    expect(await found(ORDERS, ...fields)).toMatchObject([{ 'count()': 1, 'count_unique(user)': 1 }]);
    expect((await cellsOnScreen(PAGES, 'GET /', ...fields)).slice(0, 2)).toEqual(['3', '2']);
  });

  it('knows a shopper in the browser, in api and in the worker as the same user', async () => {
    const rows = await found(`trace:${orderId} has:user`, 'project', 'user.id');
    expect(rows.map(({ project }) => project).sort()).toEqual(['api', 'web', 'worker']);
    expect(new Set(rows.map((row) => row['user.id'])).size).toBe(1);
    const [returning] = await found('shopper:returning', 'user.id');
    expect(returning?.['user.id']).toBe(rows[0]?.['user.id']);
  });
});
