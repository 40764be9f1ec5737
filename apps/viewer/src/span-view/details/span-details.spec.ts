import type { TraceResponse } from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { boxOf } from '../../../fixture/browser/box-of';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { transactionOf } from '../../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a3a0b1c2', begins: NOW - 60 });
const checkout = retellTrace(CHECKOUT, { seed: 'c3a0b1c2', begins: NOW - 40 });

/** One span gives rise to two transactions; another has no description. */
const fanOut = retellTrace(
  `
  api  http.server  POST /fan-out  ok  0..90 ms
  ├─ queue.publish  resize  ok  10..20 ms
  │  ├─ worker  queue.process  resize small  ok  30..50 ms
  │  └─ worker  queue.process  resize large  ok  30..80 ms
  └─ function  nameless  ok  40..50 ms
`,
  { seed: 'd3a0b1c2', begins: NOW - 20 },
);
const nameless = transactionOf(fanOut, 'POST /fan-out').spans[1];
if (nameless === undefined) throw new Error('the story has a second span');
nameless.description = null;

const viewer = viewerUnderTest();
const details = () => viewer.page.locator('.span-details');
const detailsOf = (text: string) =>
  viewer.page.locator('.span-item', { hasText: text }).locator('.span-details');

beforeAll(async () => {
  for (const trace of [pageLoad, checkout, fanOut]) await viewer.collector.sendTrace(trace);
});

function spanIds({ transactions }: TraceResponse): string[] {
  return transactions.flatMap(({ span_id, spans }) => [span_id, ...spans.map((span) => span.span_id)]);
}

async function openTransaction(trace: TraceResponse, name: string): Promise<void> {
  const { project, event_id } = transactionOf(trace, name);
  await viewer.open(`/transactions/${project}:${event_id}`);
  await viewer.page.getByRole('treeitem').first().waitFor();
}

describe('the details of a span', () => {
  it('open on a click, in place, and close on the next (S167)', async () => {
    await openTransaction(checkout, 'POST /api/checkout');
    await viewer.row('compute total').click();
    await eventually(async () => {
      const [row, group, next] = await Promise.all(
        [viewer.row('compute total'), details(), viewer.row('POST db-service/orders')].map(boxOf),
      );
      if (!row || !group || !next) return false;
      return Math.abs(group.top - row.bottom) < 1 && next.top >= group.bottom - 1;
    }, true);
    await viewer.row('compute total').click();
    await details().waitFor({ state: 'detached' });
  });

  it('show ids, times, tags and data (S168, S169)', async () => {
    await openTransaction(checkout, 'POST /api/checkout');
    await viewer.row('POST third-party/payments/charges').click();
    const text = (await details().textContent()) ?? '';
    const span = transactionOf(checkout, 'POST /api/checkout').spans.find(
      ({ description }) => description === 'POST third-party/payments/charges',
    );
    expect(text).toContain(`Span ID${span?.span_id}`);
    expect(text).toContain(`Trace ID${checkout.trace_id}`);
    expect(text).toContain(`Parent Span ID${span?.parent_span_id}`);
    expect(text).toContain('Duration292 ms');
    expect(text).toContain('http.status_code200');
    expect(text).toContain('"url": "http://third-party/payments/charges"');
  });

  it('name a span without a description by its id (S160)', async () => {
    await openTransaction(fanOut, 'POST /fan-out');
    await eventually(async () => (await viewer.rowLabels()).at(-1), `function - ${nameless.span_id}`);
  });

  it('lead to a list of all transactions of the trace (S170)', async () => {
    await openTransaction(checkout, 'POST /orders');
    await viewer.row('UPDATE customers').click();
    await details().getByRole('link', { name: 'Search by Trace' }).click();
    await viewer.page.waitForURL(
      (url) => url.searchParams.get('query')?.includes(checkout.trace_id) ?? false,
    );
    await eventually(
      () => viewer.address.searchParams.get('query'),
      `event.type:transaction trace:${checkout.trace_id}`,
    );
  });

  it('offer View Child on the 6 spans of a page load that have one, and on none of the 12 others (S174)', async () => {
    const everySpan = new URLSearchParams(spanIds(pageLoad).map((id) => ['span', id]));
    await viewer.open(`/traces/${pageLoad.trace_id}?${everySpan.toString()}`);
    await details().nth(17).waitFor();
    await eventually(() => viewer.page.getByRole('link', { name: 'Search by Trace' }).count(), 18);
    await eventually(() => viewer.page.getByRole('link', { name: 'View Child' }).count(), 6);
  });

  it('lead to the transaction that the span gave rise to (S175)', async () => {
    await openTransaction(checkout, 'POST /api/checkout');
    await viewer.row('POST db-service/orders').click();
    await details().getByRole('link', { name: 'View Child' }).click();
    await viewer.page.getByRole('heading', { name: 'POST /orders', exact: true }).waitFor();
    const child = transactionOf(checkout, 'POST /orders');
    await eventually(
      () => viewer.page.url(),
      expect.stringContaining(`/transactions/${child.project}:${child.event_id}`),
    );
  });

  it('list the transactions where a span gave rise to several (S175)', async () => {
    await openTransaction(fanOut, 'POST /fan-out');
    await viewer.row('queue.publish - resize').click();
    await details().getByText('View Children (2)').click();
    await eventually(
      () => details().getByRole('listitem').allTextContents(),
      ['worker resize small', 'worker resize large'],
    );
    await details()
      .getByRole('link', { name: /resize large/ })
      .click();
    await viewer.page.getByRole('heading', { name: 'resize large' }).waitFor();
  });

  it('can be sent to somebody as a link', async () => {
    await viewer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openTransaction(checkout, 'POST /api/checkout');
    await viewer.row('compute total').click();
    await details().getByRole('button', { name: 'Copy link' }).click();
    await details().getByText('Copied').waitFor();
    await viewer.page.goto(await viewer.page.evaluate(() => navigator.clipboard.readText()));
    await detailsOf('function - compute total').waitFor();
  });

  it('open for the right one of two spans with the same id', async () => {
    const twice = retellTrace(CHECKOUT, { seed: 'e3a0b1c2', begins: NOW - 10 });
    const [first, second] = transactionOf(twice, 'POST /orders').spans;
    if (first === undefined || second === undefined) throw new Error('too few spans');
    second.span_id = first.span_id;
    await viewer.collector.sendTrace(twice);
    await viewer.open(`/traces/${twice.trace_id}`);
    await viewer.row('INSERT INTO orders').click();
    await detailsOf('sql.query - INSERT INTO orders').waitFor();
    await eventually(() => details().count(), 1);
  });
});

describe('an SQL statement', () => {
  it('is shown over several lines, and as it was sent on a click', async () => {
    await openTransaction(checkout, 'POST /orders');
    await viewer.row('INSERT INTO orders').click();
    const code = details().locator('.code-block').first();
    await details().getByRole('button', { name: 'As it was sent' }).click();
    await eventually(
      () => code.textContent(),
      'INSERT INTO orders (id, customer_id, total_cents) VALUES (?, ?, ?)',
    );
    await details().getByRole('button', { name: 'As it was sent' }).click();
    await eventually(
      async () => (await code.textContent())?.split('\n').slice(0, 2),
      ['INSERT INTO', '  orders (id, customer_id, total_cents)'],
    );
  });
});
