import { beforeAll, describe, expect, it } from '@jest/globals';
import { nextTraces, waitForTrace } from '@clew/trace-testing';
import type { TraceResponse } from '@clew/trace-model';
import type { Page } from 'playwright-core';
import { eventually } from '../harness/eventually';
import { runningShop } from '../harness/running-shop';

const POLL = 'rates.poll_exchange_rates';
const MINUTES_OF_A_SCENARIO = 10;
const POLLED_SECONDS = 20;

/** The transaction list as the text describes it, of two visits to the running shop, an order, and a poll each second. */
describe('the transaction list of the shop', () => {
  const shop = runningShop({
    CLEW_AUTH_QUERY_DELAY_MS: '1000',
    CLEW_POLL_CRON: '* * * * * *',
    CLEW_TRACES_SAMPLE_RATE: '0.5',
  });
  let page: Page;
  let visits: TraceResponse[];
  let order: TraceResponse;

  beforeAll(async () => {
    const { collectorUrl } = shop.system;
    const first = await shop.newShopper();
    const firstId = await first.openShop();
    visits = [await waitForTrace({ collectorUrl, traceId: firstId, transactions: 7 })];
    const second = await shop.newShopper();
    const secondId = await second.openShop();
    const orderId = await second.submitOrder();
    visits.push(await waitForTrace({ collectorUrl, traceId: secondId, transactions: 7 }));
    order = await waitForTrace({ collectorUrl, traceId: orderId, transactions: 4 });
    ({ page } = await shop.newShopper());
  }, 60_000);

  /** Opens the list of a time window, by default of all that this scenario does. */
  async function openList(asked: Record<string, string | string[]>, window = wholeScenario()) {
    const entries = Object.entries({ ...asked, ...window });
    const address = new URLSearchParams(
      entries.flatMap(([key, all]) => [all].flat().map((one) => [key, one])),
    );
    await page.goto(`${shop.system.collectorUrl}/?${address.toString()}`);
    await page.locator('#content').waitFor();
  }

  function wholeScenario() {
    const start = shop.system.startedAt;
    return windowOf(start.getTime() / 1_000, start.getTime() / 1_000 + MINUTES_OF_A_SCENARIO * 60);
  }

  /** What a group's row says beside its name, cell by cell. */
  async function cellsOf(name: string): Promise<string[]> {
    const row = page.locator('.group__row', { has: page.getByRole('button', { name, exact: true }) });
    await row.waitFor();
    return row.locator('td').allInnerTexts();
  }

  async function seeGroups(...names: string[]) {
    await eventually(`the groups are ${names.join(', ')}`, async () => {
      const shown = await page.locator('.group__toggle').allInnerTexts();
      return (
        shown
          .map((name) => name.trim())
          .sort()
          .join('\n') === names.sort().join('\n')
      );
    });
  }

  /** How long a transaction of that name took, in milliseconds: from the shortest to the longest. */
  function durationsOf(name: string): number[] {
    return [...visits, order]
      .flatMap(({ transactions }) => transactions.filter(({ transaction }) => transaction === name))
      .map(({ start_timestamp: start, timestamp: end }) => (end - start) * 1_000)
      .sort((left, right) => left - right);
  }

  it('shows a group’s values beside its averages, and a caution where they are of one transaction (S134, S142, S146, S147)', async () => {
    await openList({});
    const [project, count, average = '', , p95 = ''] = await cellsOf('POST /api/checkout');
    const [duration = NaN] = durationsOf('POST /api/checkout');
    expect([project, count]).toEqual(['api', '1']);
    expect(millisecondsIn(average) / duration).toBeCloseTo(1, 1);
    expect(average).toMatch(/of 1 transaction; Avg needs 30/);
    expect(p95).toMatch(/of 1 transaction; p95 needs 59/);
  });

  it('is regrouped by a value column that Edit Columns adds and removes (S135, S136)', async () => {
    await openList({ field: ['project', 'count()'], query: 'project:api transaction:"GET *"' });
    await seeGroups('api');
    await page.getByRole('button', { name: 'Edit Columns' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit Columns' });
    await dialog.getByRole('button', { name: 'Add a value-based column' }).click();
    await dialog.getByLabel('Column 2', { exact: true }).selectOption({ label: 'Transaction' });
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('5 groups', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Edit Columns' }).click();
    await dialog.getByRole('button', { name: 'Remove Transaction' }).click();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('1 group', { exact: true }).waitFor();
  });

  it('has figures of what is in its time window, and of nothing else (S137, S152)', async () => {
    const asked = { field: ['transaction', 'count()'], query: 'transaction:"GET /api/products"' };
    await openList(asked);
    expect((await cellsOf('GET /api/products'))[0]).toBe('2');
    const [before, after] = visits.map(({ start_timestamp: start }) => start);
    if (before === undefined || after === undefined) throw new Error('there were two visits');
    await openList(asked, windowOf(before - 1, after));
    expect((await cellsOf('GET /api/products'))[0]).toBe('1');
  });

  it('finds transactions by what their root spans say (S138, S139)', async () => {
    await openList({});
    const box = page.getByRole('combobox', { name: 'Search transactions' });
    await box.fill('http.status_code:201 transaction.op:http.server');
    await page.keyboard.press('Enter');
    await seeGroups('POST /api/checkout', 'POST /orders');
    await box.fill('attempt:1');
    await page.keyboard.press('Enter');
    await seeGroups('send-order-confirmation');
  });

  it('does not find what only child spans say, and says why (S140)', async () => {
    expect(statusesOfSpans(order)).toContain('202');
    await openList({ query: 'tags[http.status_code]:202' });
    await page.getByText('the tags and data of child spans are not indexed').waitFor();
  });

  it('answers about single events where no function is asked for (S141)', async () => {
    await openList({
      field: ['transaction', 'transaction.duration'],
      query: 'transaction:"GET /api/products"',
      sort: 'transaction.duration',
    });
    await page.getByText('2 transactions', { exact: true }).waitFor();
    const shown = await page.locator('.transaction-table .share-bar').allInnerTexts();
    for (const [index, duration] of durationsOf('GET /api/products').entries()) {
      expect(millisecondsIn(shown[index] ?? '') / duration).toBeCloseTo(1, 1);
    }
  });

  it('calculates a percentile that somebody chooses, and counts different values (S144, S149)', async () => {
    const percentile = 'percentile(transaction.duration, 0.42)';
    await openList({ field: ['transaction', percentile], query: 'transaction:"GET /api/products"' });
    const [shortest = NaN, longest = NaN] = durationsOf('GET /api/products');
    const [shown = ''] = await cellsOf('GET /api/products');
    expect(millisecondsIn(shown) / (shortest + 0.42 * (longest - shortest))).toBeCloseTo(1, 1);
    await openList({
      field: ['project', 'count()', 'count_unique(user)'],
      query: 'project:api transaction:"* /api/*"',
    });
    expect((await cellsOf('api')).slice(0, 2)).toEqual(['5', '2']);
  });

  it('finds what the slow authentication query makes slower than a target (S145)', async () => {
    await openList({ query: 'p95():>950 project:[api,db-service]' });
    await seeGroups('GET /api/products', 'GET /products', 'POST /api/checkout', 'POST /orders');
  });

  it('counts what was recorded, and says how much there was without sampling (S148, S150, S151, S153)', async () => {
    const [poll] = await nextTraces({ collectorUrl: shop.system.collectorUrl, transaction: POLL, count: 2 });
    const begins = Math.floor(poll?.start_timestamp ?? NaN) - 1;
    await openList(
      { field: ['transaction', 'count()', 'eps()', 'epm()'], query: `transaction:${POLL}` },
      windowOf(begins, begins + POLLED_SECONDS),
    );
    const [counted = '', perSecond = '', perMinute = '', sample = ''] = (await cellsOf(POLL)).map(onOneLine);
    const recorded = Number(/^\d+/.exec(counted)?.[0]);
    expect(recorded).toBeGreaterThan(1);
    const told = (count: number) => [
      String(count),
      `${count / POLLED_SECONDS}/s`,
      `${(count / POLLED_SECONDS) * 60}/min`,
    ];
    const pairs = [counted, perSecond, perMinute].map((text) => text.split(' ≈ '));
    expect(pairs.map(([asRecorded]) => asRecorded)).toEqual(told(recorded));
    expect(pairs.map(([, withoutSampling]) => withoutSampling)).toEqual(told(recorded * 2));
    expect(sample).toContain(`${recorded} at 50 %`);
  });
});

function windowOf(start: number, end: number) {
  const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();
  return { start: iso(start), end: iso(end) };
}

/** The duration that a text begins with. */
function millisecondsIn(text: string): number {
  const [, figure, unit = ''] = /^\s*([\d.,]+) (ms|s|min)\b/.exec(text) ?? [];
  return Number(figure) * ({ ms: 1, s: 1_000, min: 60_000 }[unit] ?? NaN);
}

function onOneLine(text: string): string {
  return text.split(/\s+/).join(' ').trim();
}

function statusesOfSpans({ transactions }: TraceResponse): unknown[] {
  return transactions.flatMap(({ spans }) => spans.map(({ tags }) => tags['http.status_code']));
}
