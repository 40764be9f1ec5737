import type { TraceResponse } from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { retellTrace } from '../../fixture/retell-trace';
import { BACKGROUND_POLL, CHECKOUT, PAGE_LOAD } from '../../fixture/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a0a0b1c2', begins: NOW - 60 });
const checkout = retellTrace(CHECKOUT, { seed: 'c0a0b1c2', begins: NOW - 40 });
const poll = retellTrace(BACKGROUND_POLL, { seed: 'b0a0b1c2', begins: NOW - 20 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  for (const trace of [pageLoad, checkout, poll]) await viewer.collector.sendTrace(trace);
});

function transactionOf(trace: TraceResponse, name: string) {
  const found = trace.transactions.find(({ transaction }) => transaction === name);
  if (found === undefined) throw new Error(`no transaction ${name}`);
  return found;
}

describe('the transaction detail', () => {
  it('shows the root first, the tree on the left, and names spans by op and description', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await viewer.open(`/transactions/${project}:${event_id}`);
    expect(await viewer.rowLabels()).toEqual([
      'http.server - POST /api/checkout',
      'function - compute total',
      'http.client - POST db-service/orders',
      'http.client - POST third-party/payments/charges',
      'queue.publish - send-order-confirmation',
    ]);
  });

  it('offers View Child on the spans that have one, and on no other', async () => {
    const { project, event_id, span_id, spans } = transactionOf(checkout, 'POST /api/checkout');
    const everySpan = new URLSearchParams(
      [span_id, ...spans.map((span) => span.span_id)].map((id) => ['span', id]),
    );
    await viewer.open(`/transactions/${project}:${event_id}?${everySpan.toString()}`);
    await viewer.page.getByRole('link', { name: 'View Child' }).first().waitFor();
    expect(await viewer.page.getByRole('link', { name: 'Search by Trace' }).count()).toBe(5);
    expect(await viewer.page.getByRole('link', { name: 'View Child' }).count()).toBe(2);
  });

  it('opens everything that a span carries, on a click, in place', async () => {
    const { project, event_id, spans } = transactionOf(checkout, 'POST /api/checkout');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await viewer.row('POST third-party/payments/charges').click();
    const details = viewer.page.getByRole('group', { name: /^Details of/ });
    const text = (await details.textContent()) ?? '';
    const span = spans.find(({ description }) => description === 'POST third-party/payments/charges');
    expect(text).toContain(`Span ID${span?.span_id}`);
    expect(text).toContain(`Trace ID${checkout.trace_id}`);
    expect(text).toContain(`Parent Span ID${span?.parent_span_id}`);
    expect(text).toContain('Duration292 ms');
    expect(text).toContain('http.status_code200');
    expect(text).toContain('"url": "http://third-party/payments/charges"');
  });

  it('marks time that no span accounts for', async () => {
    const { project, event_id } = transactionOf(pageLoad, 'GET /products');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await viewer.row('Missing Instrumentation').click();
    await viewer.page.getByText(/For 101 ms .* no span accounts for/).waitFor();
  });

  it('can be used without a mouse', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /orders');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await viewer.row('http.server - POST /orders').focus();
    await viewer.page.keyboard.press('ArrowDown');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('group', { name: /^Details of sql.query - SELECT/ }).waitFor();
    await viewer.page.keyboard.press('Escape');
    await viewer.page.getByRole('group', { name: /^Details of/ }).waitFor({ state: 'detached' });
    await viewer.page.keyboard.press('ArrowLeft');
    await viewer.page.keyboard.press('ArrowLeft');
    expect(await viewer.rowLabels()).toEqual(['http.server - POST /orders']);
  });

  it('zooms into the part of the minimap that the mouse is dragged across', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await viewer.open(`/transactions/${project}:${event_id}`);
    const box = await viewer.page.locator('.minimap').boundingBox();
    if (box === null) throw new Error('the minimap is not shown');
    await viewer.page.mouse.move(box.x + box.width * 0.5, box.y + 30);
    await viewer.page.mouse.down();
    await viewer.page.mouse.move(box.x + box.width * 0.75, box.y + 30, { steps: 4 });
    await viewer.page.mouse.up();
    const ends = viewer.page.getByRole('slider');
    expect(await ends.evaluateAll((handles) => handles.map((handle) => handle.ariaValueNow))).toEqual([
      '50',
      '75',
    ]);
    await viewer.page.getByRole('button', { name: 'Show all' }).click();
    expect(await ends.evaluateAll((handles) => handles.map((handle) => handle.ariaValueNow))).toEqual([
      '0',
      '100',
    ]);
  });
});

describe('the trace view', () => {
  it('shows all services of a trace as one tree', async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    expect(await viewer.rowLabels()).toEqual([
      'web ui.action.click - Submit Order',
      'http.client - POST /api/checkout',
      'api http.server - POST /api/checkout',
      'function - compute total',
      'http.client - POST db-service/orders',
      'db-service http.server - POST /orders',
      expect.stringMatching(/^sql.query - SELECT/),
      expect.stringMatching(/^sql.query - INSERT INTO orders/),
      expect.stringMatching(/^sql.query - INSERT INTO order_items/),
      expect.stringMatching(/^sql.query - UPDATE/),
      'http.client - POST third-party/payments/charges',
      'queue.publish - send-order-confirmation',
      'worker queue.process - send-order-confirmation',
      'template.render - order confirmation',
      'http.client - POST third-party/email/messages',
      'ui.render - order confirmation',
    ]);
  });

  it('covers the time of a child that outlives its parent', async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    await viewer.page.getByText('4 services · 4 transactions · 16 spans · 1.88 s').waitFor();
  });

  it('waits for a trace, shows orphans as orphans, and heals them when their parents arrive', async () => {
    const late = retellTrace(CHECKOUT, { seed: 'e0a0b1c2', begins: NOW - 5 });
    await viewer.open(`/traces/${late.trace_id}`);
    await viewer.page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor();
    await viewer.collector.send(late.trace_id, transactionOf(late, 'POST /orders'));
    await viewer.page.locator('.mark').filter({ hasText: 'orphan' }).waitFor();
    await viewer.collector.sendTrace(late);
    await viewer.page.getByText('4 services · 4 transactions').waitFor();
    expect(await viewer.page.locator('.mark').filter({ hasText: 'orphan' }).count()).toBe(0);
  });

  it('marks clocks that disagree, and parents that run in a circle', async () => {
    const skewed = retellTrace(CHECKOUT, { seed: 'd0a0b1c2', begins: NOW - 30 });
    const late = transactionOf(skewed, 'POST /orders');
    const [first, second] = late.spans;
    if (first === undefined || second === undefined) throw new Error('too few spans');
    [first.parent_span_id, second.parent_span_id] = [second.span_id, first.span_id];
    for (const span of [late, ...late.spans]) {
      span.start_timestamp -= 2;
      span.timestamp -= 2;
    }
    await viewer.collector.sendTrace(skewed);
    await viewer.open(`/traces/${skewed.trace_id}`);
    await viewer.row('http.server - POST /orders').locator('.mark', { hasText: 'clock skew' }).waitFor();
    const marks = viewer.page.locator('.mark');
    expect(await marks.allTextContents()).toEqual(['clock skew 1.99 s', 'parent cycle']);
  });

  it('draws a span without duration wide enough to be seen', async () => {
    await viewer.open(`/traces/${poll.trace_id}`);
    await viewer.row('function - normalise rates').waitFor();
    const bar = await viewer.row('function - normalise rates').locator('.span-bar').boundingBox();
    expect(bar?.width).toBeGreaterThanOrEqual(2);
  });
});
