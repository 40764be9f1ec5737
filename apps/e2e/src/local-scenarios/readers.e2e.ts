import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import type { TraceResponse } from '@clew/trace-model';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../harness/browser/launch-browser';
import { newShopper } from '../harness/browser/shopper';
import type { Dials } from '../harness/system/clew-system';
import { localSystem, type LocalSystem } from '../harness/system/local-system';

const COLLECTOR = path.resolve(__dirname, '../../../collector/dist/main.js');
const ONCE_A_YEAR = '0 0 0 1 1 *';

let system: LocalSystem;
let browser: Browser;
let visit: TraceResponse;

/** Before the tests of a scenario: a shop that somebody has visited; after them nothing is left of it. */
function visitedShop(dials: Dials): void {
  beforeAll(async () => {
    [system, browser] = await Promise.all([
      localSystem({ CLEW_POLL_CRON: ONCE_A_YEAR, ...dials }),
      launchBrowser(),
    ]);
    const traceId = await (await newShopper(browser, system)).openShop();
    visit = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 7 });
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });
}

const rowOf = (page: Page, text: string) => page.locator('.span-row', { hasText: text }).first();

/** The address of a transaction of the visit. */
function addressOf(name: string): string {
  const found = visit.transactions.find(({ transaction }) => transaction === name);
  return `/transactions/${found?.project}:${found?.event_id}`;
}

describe('a reader who may not view the database server', () => {
  visitedShop({});
  let page: Page;

  beforeAll(async () => {
    const token = execFileSync(
      process.execPath,
      [COLLECTOR, 'readers', 'add', 'theseus', '--projects', 'web,api', '--data', system.dataDirectory],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    ({ page } = await newShopper(browser, system));
    await page.goto(system.collectorUrl);
    // The collector notices within two seconds that there are readers now.
    await page.getByRole('heading', { name: 'Sign in to read' }).waitFor();
    await page.getByLabel('Token').fill(token.trim());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).waitFor();
  });

  it('sees six of the seven transactions of a page load, each with its project, and that there may be more (S172, S173)', async () => {
    await page.goto(`${system.collectorUrl}/traces/${visit.trace_id}`);
    await page.getByText('2 services · 6 transactions · 15 spans').waitFor();
    await page.getByRole('note').filter({ hasText: 'you may not see all transactions' }).waitFor();
    const services = page.locator('.span-row .chip');
    await services.nth(5).waitFor();
    expect((await services.allInnerTexts()).sort()).toEqual(['api', 'api', 'api', 'api', 'api', 'web']);
  });

  it('finds the same six by “Search by Trace” (S170, S173)', async () => {
    await page.goto(system.collectorUrl + addressOf('GET /api/products'));
    await rowOf(page, 'http.server').click();
    await page.getByRole('link', { name: 'Search by Trace' }).click();
    await page.getByText('6 transactions of trace').waitFor();
    await page.getByRole('note').filter({ hasText: 'you may not see all transactions' }).waitFor();
  });

  it('has no “View Child” that would lead to the seventh (S177)', async () => {
    await page.goto(system.collectorUrl + addressOf('GET /api/products'));
    await rowOf(page, 'http.client').click();
    await page.getByRole('link', { name: 'Search by Trace' }).waitFor();
    expect(await page.getByText(/View Child/).count()).toBe(0);
  });
});

describe('a reader on the Team plan', () => {
  visitedShop({ CLEW_PLAN: 'team' });
  let page: Page;

  beforeAll(async () => {
    ({ page } = await newShopper(browser, system));
  });

  it('finds transactions of one project at a time by “Search by Trace” (S171)', async () => {
    await page.goto(system.collectorUrl + addressOf('GET /api/products'));
    await rowOf(page, 'http.client').click();
    await page.getByRole('link', { name: 'Search by Trace' }).click();
    await page.getByText('5 transactions of trace').waitFor();
    expect(new URL(page.url()).searchParams.getAll('project')).toEqual(['api']);
  });

  it('cannot go from a span to the transaction that it gave rise to (S176)', async () => {
    await page.goto(system.collectorUrl + addressOf('GET /api/products'));
    await rowOf(page, 'http.client').click();
    await page.getByRole('link', { name: 'Search by Trace' }).waitFor();
    expect(await page.getByText(/View Child|Open whole trace/).count()).toBe(0);
  });
});
