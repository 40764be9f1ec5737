import type { StoredTransaction, TraceResponse } from '@clew/trace-model';
import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../fixture/stories/shop-stories';
import { transactionOf } from '../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { transactionPath } from '../routes';

const NOW = Date.now() / 1_000;
/** So many connections at once the collector takes. */
const AT_A_TIME = 50;

const viewer = viewerUnderTest();

describe('an orphan transaction', () => {
  it('is shown with the reason for which its parent is missing, and heals when that arrives (S96, S97)', async () => {
    const late = retellTrace(CHECKOUT, { seed: 'b1a0b1c2', begins: NOW - 5 });
    await viewer.open(`/traces/${late.trace_id}`);
    await viewer.page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor();
    await viewer.collector.send(late.trace_id, transactionOf(late, 'POST /orders'));
    const orphans = viewer.page.getByRole('region', { name: '1 orphan transaction' });
    await orphans.getByText('This trace was still arriving a moment ago.').waitFor();
    await viewer.row('POST /orders').locator('.mark', { hasText: 'orphan: not yet arrived' }).waitFor();
    await viewer.collector.sendTrace(late);
    await orphans.waitFor({ state: 'detached' });
    await eventually(() => viewer.page.locator('.mark', { hasText: 'orphan' }).count(), 0);
  });

  it('may be one whose caller’s report was lost', async () => {
    const trace = retellTrace(CHECKOUT, { seed: 'b2a0b1c2', begins: NOW - 5 });
    await viewer.collector.send(trace.trace_id, transactionOf(trace, 'POST /orders'));
    await viewer.collector.reportLost('api', { network_error: 3 });
    await viewer.open(`/traces/${trace.trace_id}`);
    await viewer.page.getByText('Transactions were lost: 3 of api (network error).').waitFor();
  });
});

describe('a trace that grows while it is looked at', () => {
  it('keeps what is folded and open, and says politely what arrived', async () => {
    const trace = retellTrace(CHECKOUT, { seed: 'b3a0b1c2', begins: NOW - 5 });
    const email = transactionOf(trace, 'send-order-confirmation');
    for (const transaction of trace.transactions) {
      if (transaction !== email) await viewer.collector.send(trace.trace_id, transaction);
    }
    await viewer.open(`/traces/${trace.trace_id}`);
    await viewer.page.getByText('3 services · 3 transactions').waitFor();
    await viewer.row('http.server - POST /orders').getByRole('button').click();
    await viewer.row('ui.render - order confirmation').click();
    const details = viewer.page.locator('.span-details');
    await details.waitFor();
    const before = await viewer.rowLabels();
    await viewer.collector.send(trace.trace_id, email);
    await viewer.page.getByRole('status').filter({ hasText: '1 transaction arrived' }).waitFor();
    await viewer.page.getByText('4 services · 4 transactions').waitFor();
    await viewer.page.locator('.span-row--new').first().waitFor();
    const after = await viewer.rowLabels();
    expect(after.filter((label) => !before.includes(label))).toEqual([
      'worker queue.process - send-order-confirmation',
      'template.render - order confirmation',
      'http.client - POST third-party/email/messages',
    ]);
    await eventually(() => details.isVisible(), true);
  });
});

describe('an address that leads to a span', () => {
  it('says that it is not here, until it is', async () => {
    const trace = retellTrace(CHECKOUT, { seed: 'b5a0b1c2', begins: NOW - 5 });
    const email = transactionOf(trace, 'send-order-confirmation');
    const { span_id: spanId = '' } = email.spans[0] ?? {};
    for (const transaction of trace.transactions) {
      if (transaction !== email) await viewer.collector.send(trace.trace_id, transaction);
    }
    await viewer.open(`/traces/${trace.trace_id}?span=${spanId}`);
    const note = viewer.page.getByText(`Span ${spanId} has not arrived, or is not in this trace.`);
    await note.waitFor();
    await viewer.collector.send(trace.trace_id, email);
    await viewer.page.locator('.span-details', { hasText: spanId }).waitFor();
    await eventually(() => note.count(), 0);
  });
});

describe('a trace of more transactions than the collector answers at once', () => {
  const story = retellTrace(CHECKOUT, { seed: 'b4a0b1c2', begins: NOW - 30 });
  const many = manyTransactions(story, 1_200);
  const NEXT_PAGE = /\/api\/0\/traces\/.*cursor=/;
  const whole = () => viewer.page.getByText('1 service · 1,200 transactions · 1,200 spans').waitFor();

  it('is loaded page by page to its end', async () => {
    for (let sent = 0; sent < many.length; sent += AT_A_TIME) {
      const together = many.slice(sent, sent + AT_A_TIME);
      await Promise.all(together.map((transaction) => viewer.collector.send(story.trace_id, transaction)));
    }
    await viewer.open(`/traces/${story.trace_id}`);
    await whole();
    await eventually(() => viewer.page.getByText('longer than what can be shown').count(), 0);
    await eventually(() => viewer.page.getByText('arrived').count(), 0);
    await eventually(() => viewer.page.locator('.span-row--new').count(), 0);
  });

  it('says so where the rest cannot be had, and tries again when asked to', async () => {
    await viewer.page.route(NEXT_PAGE, (route) => route.fulfill({ status: 500, body: '{}' }));
    await viewer.open(`/traces/${story.trace_id}`);
    const failure = viewer.page.getByRole('alert').filter({ hasText: 'The rest could not be loaded' });
    await failure.waitFor();
    await viewer.page.getByText('orphan: parent not loaded').first().waitFor();
    await eventually(() => viewer.page.getByText('longer than what can be shown').count(), 0);
    await viewer.page.unroute(NEXT_PAGE);
    await failure.getByRole('button', { name: 'Try again' }).click();
    await whole();
    await eventually(() => viewer.page.getByText('orphan').count(), 0);
  });

  it('has no orphan transactions as long as it is not there as a whole', async () => {
    const [, child] = many;
    if (child === undefined) throw new Error('a trace of one transaction');
    await viewer.page.route(NEXT_PAGE, (route) => route.fulfill({ status: 500, body: '{}' }));
    await viewer.open(transactionPath(child.project, child.event_id));
    await viewer.page.getByText('its parent is not among the first 1,000 transactions').waitFor();
    await eventually(() => viewer.page.getByText('orphan').count(), 0);
    await viewer.page.unroute(NEXT_PAGE);
  });
});

/** All children of the first, except the second, whose parent is the last. */
function manyTransactions({ transactions: [first] }: TraceResponse, count: number): StoredTransaction[] {
  if (first === undefined) throw new Error('a story without transactions');
  const spanId = (index: number) => (index + 1).toString(16).padStart(16, '0');
  const parentOf = (index: number) => (index === 1 ? spanId(count - 1) : spanId(0));
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    event_id: (index + 1).toString(16).padStart(32, '0'),
    span_id: spanId(index),
    parent_span_id: index === 0 ? null : parentOf(index),
    start_timestamp: first.start_timestamp + index / 1e6,
    spans: [],
  }));
}
