import type { StoredTransaction } from '@clew/trace-model';
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { eventually } from '../../fixture/eventually';
import { retellTrace } from '../../fixture/retell-trace';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath } from '../routes';

const COUNT = 30;
const NOW = Date.now() / 1_000;
/** A little less than the second in which a page asks at most once: timers may be early by milliseconds. */
const LEAST_MILLISECONDS_BETWEEN = 950;

const viewer = viewerUnderTest();
let stories = 0;
let held: Route[];
let askedAt: number[];
let isHolding: boolean;

beforeEach(() => {
  [held, askedAt, isHolding] = [[], [], false];
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
    askedAt.push(Date.now());
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

function mostOften(): number {
  const between = askedAt.slice(1).map((asked, index) => asked - (askedAt[index] ?? 0));
  return Math.min(...between);
}

describe('a trace of a slow collector that steadily gets more of it', () => {
  it('is asked for once at a time, and shows all in the end', async () => {
    const { traceId, first, ticks } = steadyTrace();
    await viewer.collector.send(traceId, first);
    await holdAnswers(traceId);
    await viewer.open(tracePath(traceId));
    await viewer.row('poll').waitFor();
    await viewer.page.getByText('Live', { exact: true }).waitFor();
    isHolding = true;
    // What the page asks for at once, when the stream begins, is no news yet.
    askedAt = [];
    await sendAll(traceId, ticks.slice(0, 1));
    await eventually(() => held.length, 1);
    await sendAll(traceId, ticks.slice(1));
    expect(held).toHaveLength(1);
    await letGo();
    await viewer.page.getByText(`1 service · ${COUNT + 1} transactions`).waitFor();
    expect(mostOften()).toBeGreaterThanOrEqual(LEAST_MILLISECONDS_BETWEEN);
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
    await viewer.page.getByRole('link', { name: /^Services/ }).click();
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
    isHolding = true;
    await viewer.open(tracePath(traceId));
    await eventually(() => held.length, 1);
    await viewer.page.getByText('Live', { exact: true }).waitFor();
    await sendAll(traceId, ticks);
    expect(held).toHaveLength(1);
    await letGo();
    await viewer.page.getByText(`1 service · ${COUNT + 1} transactions`).waitFor();
    expect(askedAt.length).toBeLessThanOrEqual(3);
  });
});
