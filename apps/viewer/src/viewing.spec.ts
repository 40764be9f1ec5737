import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { CollectorProcess } from '../fixture/collector-process';
import { openBrowser } from '../fixture/open-browser';
import { retellTrace } from '../fixture/retell-trace';
import { BACKGROUND_POLL, CHECKOUT, PAGE_LOAD } from '../fixture/shop-stories';
import { openWatchedPage } from '../fixture/watched-page';

jest.setTimeout(60_000);

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a0a0b1c2', begins: NOW - 60 });
const checkout = retellTrace(CHECKOUT, { seed: 'c0a0b1c2', begins: NOW - 40 });

let collector: CollectorProcess;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  [collector, browser] = await Promise.all([CollectorProcess.start(), openBrowser()]);
  await collector.sendTrace(pageLoad);
  await collector.sendTrace(checkout);
});

afterAll(async () => {
  await browser.close();
  await collector.stop();
});

beforeEach(async () => {
  ({ page, complaints } = await openWatchedPage(browser));
});

afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

const open = (path: string) => page.goto(collector.url + path);

function row(label: string) {
  return page.locator('[role="treeitem"]').filter({ hasText: label }).first();
}

async function rowLabels(): Promise<string[]> {
  await page.locator('[role="treeitem"]').first().waitFor();
  return page.locator('[role="treeitem"] .span-label').evaluateAll((labels) =>
    labels.map((label) =>
      [label.querySelector('.chip'), label.querySelector('.span-label__text') ?? label]
        .map((part) => part?.textContent ?? '')
        .join(' ')
        .trim(),
    ),
  );
}

function transactionOf(trace: typeof pageLoad, name: string) {
  const found = trace.transactions.find(({ transaction }) => transaction === name);
  if (found === undefined) throw new Error(`no transaction ${name}`);
  return found;
}

describe('the transaction list', () => {
  it('leads from a group over a transaction and its child to the whole trace', async () => {
    await open('/');
    await page.getByRole('button', { name: 'GET /api/products' }).click();
    await page
      .getByRole('link', { name: /^Open transaction/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: 'GET /api/products' }).waitFor();
    await row('http.client - GET db-service/products').click();
    await page.getByRole('link', { name: 'View Child' }).click();
    await page.getByRole('heading', { level: 1, name: 'GET /products' }).waitFor();
    await row('http.server - GET /products').click();
    await page.getByRole('link', { name: 'Search by Trace' }).click();
    await page.getByText('7 transactions of trace').waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toBe(
      `event.type:transaction trace:${pageLoad.trace_id}`,
    );
    await page.getByRole('link', { name: 'Open whole trace', exact: true }).click();
    await page.getByText('3 services · 7 transactions · 18 spans').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/traces/${pageLoad.trace_id}`);
  });

  it('shows figures with their units', async () => {
    await open('/?query=transaction:shop/');
    const group = page.getByRole('row').filter({ hasText: 'shop/' });
    await group.waitFor();
    expect(await group.locator('td').allTextContents()).toEqual([
      'web',
      '1',
      '912 ms',
      '912 ms',
      '912 ms',
      '0.00069/min',
      expect.stringMatching(/ ago$/),
    ]);
  });

  it('sorts by the column whose head is pressed, and back', async () => {
    await open('/');
    await page.getByRole('button', { name: 'p95' }).click();
    await page.locator('th[aria-sort="descending"]').filter({ hasText: 'p95' }).waitFor();
    await page.locator('.is-outdated').waitFor({ state: 'detached' });
    expect(await page.locator('.group__name').first().textContent()).toBe('send-order-confirmation');
    await page.goBack();
    await page.locator('th[aria-sort="descending"]').filter({ hasText: 'Last seen' }).waitFor();
  });

  it('keeps to the chosen project, and says so in its address', async () => {
    await open('/');
    await page.getByRole('button', { name: 'worker' }).click();
    await page.waitForURL('**/?project=worker');
    await page.getByText('1 group', { exact: true }).waitFor();
  });

  it('grows without a reload when a transaction is stored', async () => {
    await open('/');
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await collector.sendTrace(retellTrace(BACKGROUND_POLL, { seed: 'b0a0b1c2', begins: NOW }));
    await page.getByRole('button', { name: 'rates.poll_exchange_rates' }).waitFor();
  });

  it('says what is wrong with a search, and where', async () => {
    await open('/?query=p95():%3Efast');
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/query: at column 1: expected a duration/);
  });

  it('says that nothing matches, and shows everything again', async () => {
    await open('/?query=transaction:nowhere');
    await page.getByRole('button', { name: 'Show all transactions' }).click();
    await page.getByRole('button', { name: 'shop/' }).waitFor();
  });

  it('keeps what it shows when the collector fails, and recovers', async () => {
    await open('/');
    await page.getByRole('button', { name: 'shop/' }).waitFor();
    await page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await page.route('**/api/0/events/**', (route) => route.fulfill({ status: 502, body: '<html>' }));
    await collector.sendTrace(retellTrace(BACKGROUND_POLL, { seed: 'b1a0b1c2', begins: NOW }));
    await page.getByText('What you see may be out of date').waitFor();
    await page.getByRole('button', { name: 'shop/' }).waitFor();
    await page.unroute('**/api/0/events/**');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
  });
});

describe('the transaction detail', () => {
  it('shows the root first, the tree on the left, and names spans by op and description', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await open(`/transactions/${project}:${event_id}`);
    expect(await rowLabels()).toEqual([
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
    await open(`/transactions/${project}:${event_id}?${everySpan.toString()}`);
    await page.getByRole('link', { name: 'View Child' }).first().waitFor();
    expect(await page.getByRole('link', { name: 'Search by Trace' }).count()).toBe(5);
    expect(await page.getByRole('link', { name: 'View Child' }).count()).toBe(2);
  });

  it('opens everything that a span carries, on a click, in place', async () => {
    const { project, event_id, spans } = transactionOf(checkout, 'POST /api/checkout');
    await open(`/transactions/${project}:${event_id}`);
    await row('POST third-party/payments/charges').click();
    const details = page.getByRole('group', { name: /^Details of/ });
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
    await open(`/transactions/${project}:${event_id}`);
    await row('Missing instrumentation').click();
    await page.getByText(/For 101 ms .* no span accounts for/).waitFor();
  });

  it('can be used without a mouse', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /orders');
    await open(`/transactions/${project}:${event_id}`);
    await row('http.server - POST /orders').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: /^Details of sql.query - SELECT/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: /^Details of/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await rowLabels()).toEqual(['http.server - POST /orders']);
  });

  it('zooms into the part of the minimap that the mouse is dragged across', async () => {
    const { project, event_id } = transactionOf(checkout, 'POST /api/checkout');
    await open(`/transactions/${project}:${event_id}`);
    const box = await page.locator('.minimap').boundingBox();
    if (box === null) throw new Error('the minimap is not shown');
    await page.mouse.move(box.x + box.width * 0.5, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.75, box.y + 30, { steps: 4 });
    await page.mouse.up();
    const ends = page.getByRole('slider');
    expect(await ends.evaluateAll((handles) => handles.map((handle) => handle.ariaValueNow))).toEqual([
      '50',
      '75',
    ]);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await ends.evaluateAll((handles) => handles.map((handle) => handle.ariaValueNow))).toEqual([
      '0',
      '100',
    ]);
  });
});

describe('the trace view', () => {
  it('shows all services of a trace as one tree', async () => {
    await open(`/traces/${checkout.trace_id}`);
    expect(await rowLabels()).toEqual([
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
    await open(`/traces/${checkout.trace_id}`);
    await page.getByText('4 services · 4 transactions · 16 spans · 1.88 s').waitFor();
  });

  it('waits for a trace, shows orphans as orphans, and heals them when their parents arrive', async () => {
    const late = retellTrace(CHECKOUT, { seed: 'e0a0b1c2', begins: NOW - 5 });
    await open(`/traces/${late.trace_id}`);
    await page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor();
    await collector.send(late.trace_id, transactionOf(late, 'POST /orders'));
    await page.locator('.mark').filter({ hasText: 'orphan' }).waitFor();
    await collector.sendTrace(late);
    await page.getByText('4 services · 4 transactions').waitFor();
    expect(await page.locator('.mark').filter({ hasText: 'orphan' }).count()).toBe(0);
  });

  it('draws a span without duration wide enough to be seen', async () => {
    await open(`/traces/${retellTrace(BACKGROUND_POLL, { seed: 'b0a0b1c2', begins: NOW }).trace_id}`);
    await row('function - normalise rates').waitFor();
    const bar = await row('function - normalise rates').locator('.span-bar').boundingBox();
    expect(bar?.width).toBeGreaterThanOrEqual(2);
  });
});
