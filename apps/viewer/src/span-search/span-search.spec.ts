import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath } from '../routes';

const NOW = Date.now() / 1_000;
const CHECKOUT_TRACE = retellTrace(CHECKOUT, { seed: 'cba0b1c2', begins: NOW - 40 });
const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'aba0b1c2', begins: NOW - 60 }));
  await viewer.collector.sendTrace(CHECKOUT_TRACE);
});

const table = () => viewer.page.getByRole('region', { name: 'Table of child spans' });
const rows = () => table().locator('tbody tr');

async function search(text: string): Promise<void> {
  await viewer.page.getByRole('combobox', { name: 'Search child spans' }).fill(text);
  await viewer.page.keyboard.press('Enter');
  await viewer.page.waitForURL((url) => url.searchParams.get('query') === text);
  await table().waitFor();
}

describe('the search for child spans', () => {
  it('goes beyond the list of transactions, and says so (S140)', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('link', { name: 'searching child spans' }).click();
    await viewer.page.getByText('This goes beyond it').waitFor();
    await search('span.tags[db.system]:sqlite UPDATE');
    await viewer.page.getByText('1 span. Looked into the spans of 11 transactions').waitFor();
    await eventually(
      () => rows().locator('td, th').allTextContents(),
      [
        'sql.query',
        'UPDATE customers SET order_count = order_count + 1 WHERE id = ?',
        'ok',
        '43 ms',
        expect.stringMatching(/^[A-Z][a-z]{2} \d+, \d{4}, /),
        'POST /orders',
        'db-service',
        CHECKOUT_TRACE.trace_id.slice(0, 8),
      ],
    );
  });

  it('leads to the transaction, where the span is open', async () => {
    await viewer.open('/spans');
    await search('span.description:"INSERT INTO order_items*"');
    await rows()
      .getByRole('link', { name: /^INSERT/ })
      .click();
    await viewer.page.getByRole('heading', { level: 1, name: 'POST /orders' }).waitFor();
    await eventually(() => viewer.address.searchParams.get('span'), expect.stringMatching(/^cba0b1c2/));
    await viewer.page.goBack();
    await rows().first().waitFor();
  });

  it('leads to the whole trace, where the span is open', async () => {
    await viewer.open('/spans?query=span.description:"INSERT INTO order_items*"');
    await rows()
      .getByRole('link', { name: /^Open whole trace/ })
      .click();
    await viewer.page.waitForURL(`**${tracePath(CHECKOUT_TRACE.trace_id)}?span=*`);
    await viewer.page.getByRole('link', { name: 'Search by Trace' }).waitFor();
  });

  it('sorts by duration, and says so in its address', async () => {
    await viewer.open('/spans?query=span.op:http.client');
    await table().waitFor();
    await viewer.page.getByRole('button', { name: 'Duration' }).click();
    await viewer.page.waitForURL(/sort=-span\.duration/);
    await table().getByText('Slowest first').waitFor();
    await eventually(() => rows().first().textContent(), expect.stringContaining('1.28 s'));
  });

  it('keeps to the chosen projects and window', async () => {
    await viewer.open('/spans?query=span.op:sql.query&project=web');
    await viewer.page.getByText('No child span matches').waitFor();
    await viewer.open('/spans?query=span.op:sql.query&start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z');
    await viewer.page.getByText('No child span matches').waitFor();
  });

  it('looks only into transactions that may have such spans', async () => {
    await viewer.open('/spans?query=SELECT transaction:"GET /products"');
    await viewer.page.getByText('2 spans. Looked into the spans of 1 transaction').waitFor();
  });

  it('marks what it cannot read where it is', async () => {
    await viewer.open('/spans');
    await viewer.page.getByRole('combobox', { name: 'Search child spans' }).fill('span.duration:long');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.locator('.problem-mark__place', { hasText: 'long' }).waitFor();
  });

  it('says what is wrong with a search once, also where it came with the address', async () => {
    await viewer.open('/spans?query=span.duration:soon');
    const alert = viewer.page.getByRole('alert');
    await alert.filter({ hasText: /^Expected a duration.*\(at character 15\)$/ }).waitFor();
    await viewer.page.waitForLoadState('networkidle');
    await eventually(() => alert.count(), 1);
  });

  it('says which key of a search that finds nothing may be mistaken, and leads to what was meant', async () => {
    await viewer.open('/spans?query=span.opp:sql.query');
    await viewer.page.getByText('Nothing recent here has span.opp.').waitFor();
    await viewer.page.getByRole('link', { name: 'span.op', exact: true }).click();
    await table().waitFor();
    await eventually(() => viewer.address.searchParams.get('query'), 'span.op:sql.query');
    await viewer.open('/spans?query=db.system:sqlite');
    await viewer.page.getByRole('link', { name: 'span.tags[db.system]' }).click();
    await table().waitFor();
  });

  it('says that functions are of groups, which it does not search for', async () => {
    await viewer.open('/spans?query=p95():>1s');
    await viewer.page.getByText('Functions are calculated over groups of transactions').waitFor();
  });

  it('shows stored text as text', async () => {
    const description = '<img src=x onerror=alert(1)> \u202egpj';
    const told = retellTrace(CHECKOUT, { seed: 'eba0b1c2', begins: NOW - 30 });
    const order = told.transactions.find(({ transaction }) => transaction === 'POST /orders');
    if (order === undefined) throw new Error('the story has no such transaction');
    const spans = order.spans.map((span) => ({ ...span, op: 'odd', description }));
    await viewer.collector.send(told.trace_id, { ...order, spans });
    await viewer.open('/spans?query=span.op:odd');
    await table().waitFor();
    await eventually(
      () => rows().getByRole('link').first().textContent(),
      '<img src=x onerror=alert(1)> \\u202egpj',
    );
  });

  it('begins with examples that can be followed', async () => {
    await viewer.open('/spans');
    await viewer.page.getByRole('link', { name: 'span.duration:>500ms' }).click();
    await table().waitFor();
  });

  it('offers its own keys', async () => {
    await viewer.open('/spans');
    await viewer.page.getByRole('combobox', { name: 'Search child spans' }).pressSequentially('span.d');
    await viewer.page.getByRole('option', { name: /^span\.duration/ }).waitFor();
    await viewer.page.getByRole('option', { name: /^span\.description/ }).waitFor();
  });
});
