import type { StoredTransaction } from '@clew/trace-model';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Page, Route } from 'playwright-core';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath } from '../routes';

const COUNT = 30;
const NOW = Date.now() / 1_000;
/** A page asks at most once a second; half of that is no matter of how exact timers are. */
const LEAST_MILLISECONDS_BETWEEN = 500;

const viewer = viewerUnderTest();
let stories = 0;
let held: Route[];
let isHolding: boolean;
let onlooker: Page | undefined;

beforeEach(() => {
  [held, isHolding] = [[], false];
});

afterEach(async () => {
  await onlooker?.close();
  onlooker = undefined;
});

/** Another trace for each test: one request, and many that follow it. */
function steadyTrace() {
  stories += 1;
  const begins = NOW - 60 + stories;
  const { trace_id: traceId, transactions } = retellTrace('scheduler  cron  poll  ok  0..400 ms', {
    seed: `5a00000${stories}`,
    begins,
  });
  const [first] = transactions;
  if (first === undefined) throw new Error('a story without transactions');
  const ticks: StoredTransaction[] = Array.from({ length: COUNT }, (_, index) => ({
    ...first,
    event_id: first.event_id.slice(0, 28) + (index + 100).toString(16).padStart(4, '0'),
    span_id: first.span_id.slice(0, 12) + (index + 100).toString(16).padStart(4, '0'),
    parent_span_id: first.span_id,
    transaction: `tick ${index}`,
  }));
  return { traceId, first, ticks };
}

/** Every question for the trace waits, while they are held, until it is let go. */
async function holdAnswers(traceId: string): Promise<void> {
  await viewer.page.route(`**/api/0/traces/${traceId}/`, (route) => {
    if (isHolding) held.push(route);
    else void route.continue();
  });
}

async function letGo(): Promise<void> {
  isHolding = false;
  await Promise.all(held.splice(0).map((route) => route.continue()));
}

async function sendAll(traceId: string, transactions: readonly StoredTransaction[]): Promise<void> {
  for (const transaction of transactions) await viewer.collector.send(traceId, transaction);
}

/**
 * Sends all, and waits until another page, whose questions nobody holds, has shown the first half and then the rest: by
 * then more than a second has passed in which a page that waits for nothing would have asked again.
 */
async function sendAllUnder(eyes: Page, traceId: string, transactions: readonly StoredTransaction[]) {
  const half = transactions.length / 2;
  await sendAll(traceId, transactions.slice(0, half));
  await showsTransactions(eyes, half + 1);
  await sendAll(traceId, transactions.slice(half));
  await showsTransactions(eyes, transactions.length + 1);
}

async function openOnlooker(traceId: string): Promise<Page> {
  // A page of its own, so that nobody holds what it asks.
  const browser = viewer.page.context().browser();
  if (browser === null) throw new Error('a page without a browser');
  onlooker = await browser.newPage();
  await onlooker.goto(new URL(tracePath(traceId), viewer.collector.url).href);
  await onlooker.getByText('Live', { exact: true }).waitFor();
  await showsTransactions(onlooker, 1);
  return onlooker;
}

const showsTransactions = (page: Page, count: number) =>
  page.getByText(`1 service · ${count} transaction${count === 1 ? '' : 's'}`).waitFor();

/** When the page asked for the trace, in milliseconds of its own clock. */
const askedAt = (traceId: string): Promise<number[]> =>
  viewer.page.evaluate(
    (path) =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname === path)
        .map(({ startTime }) => startTime),
    `/api/0/traces/${traceId}/`,
  );

function shortestPause(times: readonly number[]): number {
  return Math.min(...times.slice(1).map((time, index) => time - (times[index] ?? 0)));
}

describe('a trace of a slow collector that steadily gets more of it', () => {
  it('is asked for once at a time, and shows all in the end', async () => {
    const { traceId, first, ticks } = steadyTrace();
    await viewer.collector.send(traceId, first);
    await holdAnswers(traceId);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await viewer.page.getByText('Live', { exact: true }).waitFor();
    const eyes = await openOnlooker(traceId);
    isHolding = true;
    await sendAllUnder(eyes, traceId, ticks);
    expect(held).toHaveLength(1);
    await letGo();
    await showsTransactions(viewer.page, COUNT + 1);
  });

  it('is asked for again after a pause, however much arrives meanwhile', async () => {
    const { traceId, first, ticks } = steadyTrace();
    await viewer.collector.send(traceId, first);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await viewer.page.getByText('Live', { exact: true }).waitFor();
    const before = await viewer.page.evaluate(() => performance.now());
    await sendAll(traceId, ticks);
    await showsTransactions(viewer.page, COUNT + 1);
    // What the page asks for when it is opened is no news.
    const asked = (await askedAt(traceId)).filter((time) => time > before);
    expect(asked.length).toBeGreaterThan(1);
    expect(shortestPause(asked)).toBeGreaterThanOrEqual(LEAST_MILLISECONDS_BETWEEN);
  });

  it('can be looked at while an answer is awaited', async () => {
    const { traceId, first, ticks } = steadyTrace();
    await viewer.collector.send(traceId, first);
    await holdAnswers(traceId);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await viewer.page.getByText('Live', { exact: true }).waitFor();
    isHolding = true;
    await sendAll(traceId, ticks.slice(0, 3));
    await eventually(() => held.length, 1);
    await viewer.row('poll').click();
    await viewer.page.locator('.span-details').waitFor();
    await viewer.page.getByRole('link', { name: /^Services\d/ }).click();
    await viewer.page.getByRole('region', { name: 'Services' }).waitFor();
    await viewer.page.goBack();
    await letGo();
    await viewer.page.getByText('3 transactions arrived').waitFor();
    await eventually(() => viewer.page.locator('.span-details').isVisible(), true);
  });

  it('is asked for once, too, where its first answer takes long', async () => {
    const { traceId, first, ticks } = steadyTrace();
    await viewer.collector.send(traceId, first);
    await holdAnswers(traceId);
    const eyes = await openOnlooker(traceId);
    isHolding = true;
    await viewer.open(tracePath(traceId));
    await eventually(() => held.length, 1);
    await viewer.page.getByText('Live', { exact: true }).waitFor();
    await sendAllUnder(eyes, traceId, ticks);
    expect(held).toHaveLength(1);
    await letGo();
    await showsTransactions(viewer.page, COUNT + 1);
    expect((await askedAt(traceId)).length).toBeLessThanOrEqual(3);
  });
});
