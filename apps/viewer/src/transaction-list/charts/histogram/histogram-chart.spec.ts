import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../fixture/expectations/eventually';
import { singleTransaction } from '../../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

/** Over more than three decades, with a duration of none, and several that are the very bound of a bucket. */
const SPREAD = [0, 2.5, 3, 4, 8, 8, 10, 15.5, 20, 60, 100, 128, 256, 400, 1_000, 1_700, 4_000, 9_000];
/** Nearly all alike, and two that take much longer. */
const ALIKE = [...Array.from({ length: 38 }, (_, index) => 100 + index / 2), 20_000, 60_000];
/** Of each, as a time-out or a fixed delay makes it, some a few microseconds more: they read the same. */
const FIXED = [300, 30_000, 100_000];
const ENDED = Math.floor(Date.now() / 1_000) - 100;

beforeAll(async () => {
  for (const durationMs of SPREAD) {
    await viewer.collector.sendEvent(
      'api',
      singleTransaction({ name: 'GET /spread', durationMs, ended: ENDED }),
    );
  }
  for (const durationMs of ALIKE) {
    await viewer.collector.sendEvent('web', singleTransaction({ name: 'alike', durationMs, ended: ENDED }));
  }
  for (const durationMs of FIXED.flatMap((fixed) => [fixed, fixed + 0.001, fixed + 0.002])) {
    await viewer.collector.sendEvent(
      'worker',
      singleTransaction({ name: `waits ${Math.floor(durationMs)}`, durationMs, ended: ENDED }),
    );
  }
});

const SPREAD_LIST = '/?query=transaction%3A%22GET+%2Fspread%22&field=transaction&field=transaction.duration';
const ALIKE_LIST = '/?query=transaction%3Aalike&field=transaction&field=transaction.duration';

const bars = () => viewer.page.getByRole('group', { name: 'Buckets of durations' }).getByRole('button');
const query = () => viewer.address.searchParams.get('query');
const says = (text: string | RegExp) => viewer.page.getByText(text).first().waitFor();

async function openBars(path: string): Promise<string[]> {
  await viewer.open(path);
  await bars().first().waitFor();
  return bars().evaluateAll((all) => all.map((bar) => bar.getAttribute('aria-label') ?? ''));
}

function countIn(name: string): number {
  return Number(/: ([\d,]+) transactions?$/.exec(name)?.[1]?.replace(',', ''));
}

/** Away from the bars that come, of which the one under the pointer would speak. */
async function pressLastBar(): Promise<void> {
  await bars().last().click();
  await viewer.page.mouse.move(0, 0);
}

async function expectEachBarToLeadToItsTransactions(path: string): Promise<void> {
  const names = await openBars(path);
  const full = names.flatMap((name, index) => (countIn(name) === 0 ? [] : [{ name, index }]));
  for (const { name, index } of full) {
    await openBars(path);
    await bars().nth(index).click();
    await says(/^All durations$/);
    await eventually(
      () => viewer.page.locator('.list-toolbar__count').innerText(),
      `${countIn(name)} transaction${countIn(name) === 1 ? '' : 's'}`,
    );
  }
}

describe('the histogram of durations (S138)', () => {
  it('has round bounds, each some times the one before where durations are spread over decades', async () => {
    const names = await openBars(SPREAD_LIST);
    expect(names[0]).toBe('less than 2 ms: 1 transaction');
    expect(names).toContain('100 ms to 150 ms: 2 transactions');
    expect(names.at(-1)).toBe('7 s to 10 s: 1 transaction');
    await says('Durations, logarithmic: transactions per bar');
  });

  it('counts those apart that take far longer than nearly all, and does not squeeze the others', async () => {
    const names = await openBars(ALIKE_LIST);
    expect(names.at(-1)).toMatch(/^\d+ ms or more: 2 transactions$/);
    expect(names.filter((name) => countIn(name) > 0).length).toBeGreaterThan(10);
    await says(/^40 transactions, 100 ms to 1 min; 2 of them \d+ ms or more$/);
    await says(/^Durations, transactions per \d+ ms$/);
  });

  it.each([SPREAD_LIST, ALIKE_LIST])('counts every transaction of the list once: %s', async (path) => {
    const names = await openBars(path);
    const all = names.reduce((sum, name) => sum + countIn(name), 0);
    await eventually(() => viewer.page.locator('.list-toolbar__count').innerText(), `${all} transactions`);
    expect(all).toBe(path === SPREAD_LIST ? SPREAD.length : ALIKE.length);
  });

  it.each(FIXED)('calls no two bars the same where all take as long: %d ms', async (fixed) => {
    const names = await openBars(`/?query=${encodeURIComponent(`transaction:"waits ${fixed}"`)}`);
    const ranges = names.map((name) => name.replace(/: .+$/, ''));
    expect(ranges).toEqual([...new Set(ranges)]);
    expect(names.length).toBeGreaterThan(12);
    expect(names.reduce((sum, name) => sum + countIn(name), 0)).toBe(3);
  });

  it('leads from each bar to as many transactions as it counts', async () => {
    await expectEachBarToLeadToItsTransactions(SPREAD_LIST);
  });

  it('leads from a part of the durations to less of them, and back to all', async () => {
    await openBars(SPREAD_LIST);
    await pressLastBar();
    await eventually(
      query,
      'transaction:"GET /spread" transaction.duration:>=7000 transaction.duration:<10000',
    );
    await says(/^1 transaction, 9 s$/);
    await viewer.page.goBack();
    await says(/^18 transactions, /);
    await viewer.page.goForward();
    await viewer.page.getByRole('button', { name: 'All durations' }).click();
    await eventually(query, 'transaction:"GET /spread"');
  });

  it('leads from a bar without an upper bound to all that take longer', async () => {
    await openBars(ALIKE_LIST);
    await pressLastBar();
    await eventually(query, expect.stringMatching(/^transaction:alike transaction\.duration:>=\d+$/));
    await says(/^2 transactions, 20 s to 1 min/);
  });

  it('leads from bar to bar by the arrow keys', async () => {
    await openBars(SPREAD_LIST);
    await bars().first().focus();
    await viewer.page.keyboard.press('End');
    await says(/^7 s to 10 s: 1 transaction · press to filter$/);
    await viewer.page.keyboard.press('Enter');
    await viewer.page.waitForURL(/transaction\.duration/);
  });
});
