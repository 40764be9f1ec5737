import { beforeAll, describe, expect, it } from '@jest/globals';
import { boxOf } from '../../fixture/browser/box-of';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { BACKGROUND_POLL, CHECKOUT, PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { transactionOf } from '../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a0a0b1c2', begins: NOW - 60 });
const checkout = retellTrace(CHECKOUT, { seed: 'c0a0b1c2', begins: NOW - 40 });
const poll = retellTrace(BACKGROUND_POLL, { seed: 'b0a0b1c2', begins: NOW - 20 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  for (const trace of [pageLoad, checkout, poll]) await viewer.collector.sendTrace(trace);
});

describe('the transaction detail', () => {
  it('lists the root first, and names spans by op and description (S159, S161)', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await eventually(
      () => viewer.rowLabels(),
      [
        'http.server - POST /api/checkout',
        'function - compute total',
        'http.client - POST db-service/orders',
        'http.client - POST third-party/payments/charges',
        'queue.publish - send-order-confirmation',
      ],
    );
  });

  it('has the span view above all else that is known (S155)', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await viewer.row('http.server').waitFor();
    const spans = viewer.page.getByRole('region', { name: 'Spans of this transaction' });
    const breadcrumbs = viewer.page.getByRole('heading', { name: /^Breadcrumbs/ });
    await eventually(async () => (await boxOf(spans)).bottom <= (await boxOf(breadcrumbs)).top, true);
  });

  it('has the tree on the left and a coloured rectangle for each span on the right (S158)', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await viewer.row('queue.publish').waitFor();
    await eventually(() => viewer.page.locator('.span-bar').count(), 5);
    const label = await boxOf(viewer.row('queue.publish').locator('.span-label'));
    const bar = await boxOf(viewer.row('queue.publish').locator('.span-bar'));
    expect(label.right).toBeLessThanOrEqual(bar.left);
    const colour = viewer.row('queue.publish').locator('.span-bar');
    await eventually(
      () => colour.evaluate((element) => getComputedStyle(element).backgroundColor),
      expect.stringMatching(/^rgb\(/),
    );
  });

  it('can be used without a mouse', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /orders');
    await viewer.open(`/transactions/${project}:${event_id}`);
    await viewer.row('http.server - POST /orders').focus();
    await viewer.page.keyboard.press('ArrowDown');
    await viewer.page.keyboard.press('Enter');
    await viewer.page
      .locator('.span-item', { hasText: 'sql.query - SELECT' })
      .locator('.span-details')
      .waitFor();
    await viewer.page.keyboard.press('Escape');
    await viewer.page.locator('.span-details').waitFor({ state: 'detached' });
    await viewer.page.keyboard.press('ArrowLeft');
    await viewer.page.keyboard.press('ArrowLeft');
    await eventually(() => viewer.rowLabels(), ['http.server - POST /orders']);
  });
});

describe('the trace view', () => {
  it('shows all services of a trace as one tree', async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    await eventually(
      () => viewer.rowLabels(),
      [
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
      ],
    );
  });

  it('covers the time of a child that outlives its parent, and hatches what outlives it', async () => {
    await viewer.open(`/traces/${checkout.trace_id}`);
    await viewer.page.getByText('4 services · 4 transactions · 16 spans · 1.88 s').waitFor();
    await eventually(() => viewer.row('queue.process').locator('.span-bar__outside').count(), 1);
    await eventually(() => viewer.row('POST /orders').locator('.span-bar__outside').count(), 0);
  });

  it('waits for a trace, shows orphans as orphans, and heals them when their parents arrive', async () => {
    const late = retellTrace(CHECKOUT, { seed: 'e0a0b1c2', begins: NOW - 5 });
    await viewer.open(`/traces/${late.trace_id}`);
    await viewer.page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor();
    await viewer.collector.send(late.trace_id, transactionOf(late, 'POST /orders'));
    await viewer.page.locator('.mark').filter({ hasText: 'orphan' }).waitFor();
    await viewer.collector.sendTrace(late);
    await viewer.page.getByText('4 services · 4 transactions').waitFor();
    await eventually(() => viewer.page.locator('.mark').filter({ hasText: 'orphan' }).count(), 0);
  });

  it('marks by how much clocks disagree, and parents that run in a circle', async () => {
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
    await eventually(() => marks.allTextContents(), ['clock skew 1.99 s', 'parent cycle']);
  });

  it('draws a span without duration wide enough to be seen', async () => {
    await viewer.open(`/traces/${poll.trace_id}`);
    await viewer.row('function - normalise rates').waitFor();
    const bar = viewer.row('function - normalise rates').locator('.span-bar');
    await eventually(async () => (await boxOf(bar)).width >= 2, true);
  });
});
