import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import type { StoredSpan, StoredTransaction, TraceResponse } from '@clew/trace-model';
import type { Locator, Page } from 'playwright-core';
import { eventually } from '../harness/eventually';
import { runningShop } from '../harness/running-shop';

/** High enough for every row of an order with all its details open, since the span view draws those that are near. */
const HIGH = { width: 1_280, height: 9_000 };

/** The span view as the text describes it, of an order in the running shop. */
describe('the span view of an order', () => {
  const shop = runningShop();
  let page: Page;
  let order: TraceResponse;

  beforeAll(async () => {
    const shopper = await shop.newShopper();
    await shopper.openShop();
    const traceId = await shopper.submitOrder();
    const { collectorUrl } = shop.system;
    order = await waitForTrace({ collectorUrl, traceId, transactions: 4 });
    ({ page } = await shop.newShopper());
  });

  beforeEach(() => page.setViewportSize({ width: 1_280, height: 800 }));

  const transactionOf = (name: string): StoredTransaction => {
    const found = order.transactions.find(({ transaction }) => transaction === name);
    if (found === undefined) throw new Error(`the order has no ${name}`);
    return found;
  };
  const rowOf = (text: string) => page.locator('.span-row', { hasText: text }).first();
  const barOf = (text: string) => rowOf(text).locator('.span-bar');

  async function openTransaction(name: string): Promise<void> {
    const { project, event_id: id } = transactionOf(name);
    await page.goto(`${shop.system.collectorUrl}/transactions/${project}:${id}`);
    await page.locator('.span-row').first().waitFor();
  }

  /** Presses at one share of the minimap's width and lets go at another. */
  async function dragOnMinimap(from: number, to: number): Promise<void> {
    const minimap = await boxOf(page.locator('.minimap'));
    await dragTo(page, minimap.x + minimap.width * from, minimap.x + minimap.width * to);
  }

  async function moveHandle(edge: 'start' | 'end', to: number): Promise<void> {
    const [handle, minimap] = [await boxOf(handleOf(edge)), await boxOf(page.locator('.minimap'))];
    await dragTo(page, handle.x + handle.width / 2, minimap.x + minimap.width * to);
  }

  const handleOf = (edge: string) => page.locator(`.minimap [data-edge="${edge}"]`);

  async function dragTo({ mouse }: Page, from: number, to: number): Promise<void> {
    const { y, height } = await boxOf(page.locator('.minimap'));
    await mouse.move(from, y + height / 2);
    await mouse.down();
    await mouse.move(to, y + height / 2, { steps: 4 });
    await mouse.up();
  }

  const seeInView = (start: number, end: number) =>
    eventually(`${start} to ${end} percent are in view`, async () => {
      const shown = [handleOf('start'), handleOf('end')].map((handle) =>
        handle.getAttribute('aria-valuenow'),
      );
      return (await Promise.all(shown)).join() === `${start},${end}`;
    });

  it('has the tree on the left, and on the right a rectangle where and as long as each span was (S158, S159)', async () => {
    await openTransaction('POST /orders');
    const root = transactionOf('POST /orders');
    const whole = await boxOf(page.locator('.span-row__bars').first());
    const select = root.spans.find(({ description }) => description?.startsWith('SELECT'));
    for (const [label, span] of [
      ['http.server - POST /orders', root],
      ['sql.query - SELECT', select ?? root],
    ] as const) {
      const [name, bar] = [await boxOf(rowOf(label).locator('.span-label')), await boxOf(barOf(label))];
      const place = placeIn(root, span);
      expect(name.x + name.width).toBeLessThanOrEqual(whole.x);
      expect((bar.x - whole.x) / whole.width).toBeCloseTo(place.left, 1);
      expect(bar.width / whole.width).toBeCloseTo(place.width, 1);
      expect(await barOf(label).evaluate((drawn) => getComputedStyle(drawn).backgroundColor)).toMatch(
        /^rgb\(/,
      );
    }
  });

  it('is zoomed by dragging across the minimap, which shows what is in view (S162, S163)', async () => {
    await openTransaction('POST /api/checkout');
    await seeInView(0, 100);
    const before = await boxOf(barOf('POST /api/checkout'));
    await dragOnMinimap(0.25, 0.75);
    await seeInView(25, 75);
    const veils = page.locator('.minimap__veil');
    const minimap = await boxOf(page.locator('.minimap'));
    for (const veil of [veils.first(), veils.last()]) {
      expect((await boxOf(veil)).width / minimap.width).toBeCloseTo(0.25, 1);
    }
    // The root now begins and ends outside of what is in view, and fills all of it.
    expect((await boxOf(barOf('POST /api/checkout'))).width).toBeCloseTo(before.width, -1);
    await rowOf('http.client').first().waitFor();
  });

  it('is zoomed by moving either of two dashed handles, to half a percent at least (S164)', async () => {
    await openTransaction('POST /api/checkout');
    for (const edge of ['start', 'end']) {
      const style = await handleOf(edge).evaluate(
        (handle) => getComputedStyle(handle, '::before').borderLeftStyle,
      );
      expect(style).toBe('dashed');
    }
    await moveHandle('start', 0.2);
    await seeInView(20, 100);
    await moveHandle('end', 0.6);
    await seeInView(20, 60);
    await moveHandle('start', 0.6);
    await eventually('half a percent is left', async () => {
      const widths = [page.locator('.minimap'), ...(await page.locator('.minimap__veil').all())].map(boxOf);
      const [all = NaN, ...veiled] = (await Promise.all(widths)).map(({ width }) => width);
      return Math.abs(1 - veiled.reduce((sum, width) => sum + width, 0) / all - 0.005) < 0.004;
    });
  });

  it('opens everything that is attached to each span: ids, times, status, tags and data (S167, S168, S169)', async () => {
    const spans = order.transactions.flatMap((root) => [root, ...root.spans]);
    const opened = new URLSearchParams(spans.map(({ span_id: id }) => ['span', id]));
    await page.setViewportSize(HIGH);
    await page.goto(`${shop.system.collectorUrl}/traces/${order.trace_id}?${opened.toString()}`);
    await page
      .locator('.span-details')
      .nth(spans.length - 1)
      .waitFor();
    for (const span of spans) {
      const details = page.locator('.span-details', {
        hasText: new RegExp(`(?<!Parent )Span ID${span.span_id}`),
      });
      const shown = (await details.textContent()) ?? '';
      expect(whatIsAttached(order, span).filter((part) => !shown.includes(part))).toEqual([]);
    }
  });

  it('has breadcrumbs below it, and tags, the user and where all that comes from to their right (S156, S168)', async () => {
    await openTransaction('Submit Order');
    const panelOf = (name: string) => page.getByRole('region', { name });
    const [view, breadcrumbs] = [
      await boxOf(page.locator('.span-view')),
      await boxOf(panelOf('Breadcrumbs')),
    ];
    expect(breadcrumbs.y).toBeGreaterThanOrEqual(view.y + view.height);
    for (const name of ['Tags', 'User', 'Origin']) {
      const { x, y } = await boxOf(panelOf(name));
      expect(y).toBeGreaterThanOrEqual(view.y + view.height);
      expect(x).toBeGreaterThanOrEqual(breadcrumbs.x + breadcrumbs.width);
    }
    await panelOf('Origin').getByText('clew.javascript.browser').waitFor();
  });
});

/** What the details of a span have to say, each as it stands there. */
function whatIsAttached(
  { trace_id: traceId }: TraceResponse,
  span: StoredSpan | StoredTransaction,
): string[] {
  const { span_id: id, parent_span_id: parentId, op, status, tags, data } = span;
  return [
    `Span ID${id}`,
    `Trace ID${traceId}`,
    `Parent Span ID${parentId ?? 'none'}`,
    `Op${op}`,
    `Status${status}`,
    ...Object.entries(tags).map(([key, value]) => `${key}${value}`),
    ...Object.entries(data).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`),
  ];
}

/** Which share of the whole is before a span, and which it is itself. */
function placeIn(whole: StoredSpan | StoredTransaction, span: StoredSpan | StoredTransaction) {
  const seconds = whole.timestamp - whole.start_timestamp;
  return {
    left: (span.start_timestamp - whole.start_timestamp) / seconds,
    width: (span.timestamp - span.start_timestamp) / seconds,
  };
}

async function boxOf(shown: Locator) {
  await shown.waitFor();
  const box = await shown.boundingBox();
  if (box === null) throw new Error('it is not shown');
  return box;
}
