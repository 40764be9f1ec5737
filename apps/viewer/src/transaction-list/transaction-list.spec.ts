import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { BACKGROUND_POLL, CHECKOUT, PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'a0a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(pageLoad);
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, { seed: 'c0a0b1c2', begins: NOW - 40 }));
});

describe('the transaction list', () => {
  it('leads from a group over a transaction and its child to the whole trace', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'GET /api/products' }).click();
    await viewer.page
      .getByRole('link', { name: /^Open transaction/ })
      .first()
      .click();
    await viewer.page.getByRole('heading', { level: 1, name: 'GET /api/products' }).waitFor();
    await viewer.row('http.client - GET db-service/products').click();
    await viewer.page.getByRole('link', { name: 'View Child' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'GET /products' }).waitFor();
    await viewer.row('http.server - GET /products').click();
    await viewer.page.getByRole('link', { name: 'Search by Trace' }).click();
    await viewer.page.getByText('7 transactions of trace').waitFor();
    await eventually(
      () => viewer.address.searchParams.get('query'),
      `event.type:transaction trace:${pageLoad.trace_id}`,
    );
    await viewer.page.getByRole('link', { name: 'Open whole trace', exact: true }).click();
    await viewer.page.getByText('3 services · 7 transactions · 18 spans').waitFor();
    await eventually(() => viewer.address.pathname, `/traces/${pageLoad.trace_id}`);
  });

  it('shows figures with their units', async () => {
    await viewer.open('/?query=transaction:shop/');
    const group = viewer.page.getByRole('row').filter({ hasText: 'shop/' });
    await group.waitFor();
    await eventually(
      () => group.locator('td').allTextContents(),
      [
        'web',
        '1',
        '912 ms of 1 transaction; Avg needs 30',
        '912 ms of 1 transaction; p75 needs 11',
        '912 ms of 1 transaction; p95 needs 59',
        '<0.01/min 1/d',
        expect.stringMatching(/ ago$/),
        '1, too few for some figures',
      ],
    );
  });

  it('sorts by the column whose head is pressed, and back', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'p95' }).click();
    await viewer.page.locator('th[aria-sort="descending"]').filter({ hasText: 'p95' }).waitFor();
    await viewer.page.locator('.is-outdated').waitFor({ state: 'detached' });
    await eventually(
      () => viewer.page.locator('.group__name').first().textContent(),
      'send-order-confirmation',
    );
    await viewer.page.goBack();
    await viewer.page.locator('th[aria-sort="descending"]').filter({ hasText: 'Last seen' }).waitFor();
  });

  it('keeps to the chosen project, and says so in its address', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'worker' }).click();
    await viewer.page.waitForURL('**/?project=worker');
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
  });

  it('has all charts in one row above it where the window is narrow', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open('/');
    await viewer.page.locator('.histogram__bound').first().waitFor();
    const tops = () =>
      viewer.page
        .locator('.chart')
        .evaluateAll((all) => all.map((chart) => chart.getBoundingClientRect().top));
    const [top] = await tops();
    await eventually(tops, [top, top, top]);
  });

  it('grows without a reload when a transaction is stored', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await viewer.collector.sendTrace(retellTrace(BACKGROUND_POLL, { seed: 'b0a0b1c2', begins: NOW }));
    await viewer.page.getByRole('button', { name: 'rates.poll_exchange_rates' }).waitFor();
  });

  it('says what is wrong with a search once, in its box', async () => {
    await viewer.open('/?query=p95():%3Efast');
    const alert = viewer.page.getByRole('alert');
    await alert.filter({ hasText: /^Expected a duration.*\(at character 7\)$/ }).waitFor();
    await viewer.page.waitForLoadState('networkidle');
    await eventually(() => alert.count(), 1);
    await eventually(() => viewer.page.getByRole('button', { name: 'Edit Columns' }).count(), 0);
  });

  it('shows no charts of a search that is refused', async () => {
    await viewer.open('/?query=transaction.duration:soon');
    await viewer.page.getByRole('alert').filter({ hasText: 'Expected a duration' }).waitFor();
    await viewer.page.getByRole('button', { name: 'Charts' }).waitFor({ state: 'hidden' });
    await viewer.page.getByText('The charts cannot be shown').waitFor({ state: 'hidden' });
  });

  it('says so, too, where only the columns make it impossible', async () => {
    await viewer.open('/?query=p95():%3E1ms&field=transaction');
    await viewer.page
      .getByRole('search')
      .getByRole('alert')
      .filter({ hasText: 'A condition on a function needs a function among the fields' })
      .waitFor();
  });

  it('keeps the rows on screen where one goes on to a search that is refused', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await viewer.page.evaluate(() => history.pushState(null, '', '/?query=p95():%3Efast'));
    await viewer.page.getByRole('alert').filter({ hasText: 'Expected a duration' }).waitFor();
    await viewer.page.getByText(/^\d+ groups of the search before$/).waitFor();
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
  });

  it('says of what is listed that it answers another search than the one that is refused', async () => {
    const write = async (text: string) => {
      await viewer.page.getByRole('combobox', { name: 'Search transactions' }).fill(text);
      await viewer.page.keyboard.press('Enter');
    };
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await write('(transaction.op:http');
    await viewer.page
      .getByRole('alert')
      .filter({ hasText: /^A bracket is not closed; expected .* “and”, “or” or “\)”/ })
      .waitFor();
    await viewer.page.getByText(/^\d+ groups of the search before$/).waitFor();
    await write('transaction:nowhere');
    await viewer.page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await write('(transaction.op:http');
    await viewer.page.getByText('0 transactions of the search before', { exact: true }).waitFor();
    await viewer.page.getByRole('heading', { name: 'Nothing matches' }).waitFor({ state: 'detached' });
    await write('transaction:nowhere');
    await viewer.page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  });

  it('says that nothing matches, and shows everything again', async () => {
    await viewer.open('/?query=transaction:nowhere');
    await viewer.page.getByRole('button', { name: 'Show all transactions' }).click();
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
  });

  it('says that an address names no project that one may view', async () => {
    await viewer.open('/?project=nope');
    await viewer.page.getByRole('heading', { name: 'There is no such project' }).waitFor();
    await viewer.page.getByText('None that you may view is called nope.').waitFor();
    await viewer.page.getByRole('button', { name: 'All projects' }).last().click();
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await eventually(() => viewer.address.search, '');
  });

  it('is called what its pre-built query is, and says when something else was made of it', async () => {
    await viewer.open('/');
    const menu = viewer.page.getByRole('navigation', { name: 'Pre-built queries' });
    await menu.getByRole('link', { name: 'Slowest' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Slowest transactions' }).waitFor();
    const chosen = viewer.page.url();
    await viewer.page.getByRole('button', { name: 'p50' }).click();
    await viewer.page.getByText('changed · ').waitFor();
    await viewer.page.getByRole('heading', { level: 1, name: 'Slowest transactions' }).waitFor();
    await viewer.page.getByRole('link', { name: 'Back to “Slowest”' }).click();
    await viewer.page.getByText('changed · ').waitFor({ state: 'detached' });
    await eventually(() => viewer.page.url(), chosen);
  });

  it('keeps what it shows when the collector fails, and recovers', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await viewer.page.route('**/api/0/events/**', (route) => route.fulfill({ status: 502, body: '<html>' }));
    await viewer.collector.sendTrace(retellTrace(BACKGROUND_POLL, { seed: 'b1a0b1c2', begins: NOW }));
    await viewer.page.getByText('What you see may be out of date').waitFor();
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await viewer.page.unroute('**/api/0/events/**');
    await viewer.page.getByRole('button', { name: 'Try again' }).click();
    await viewer.page.getByRole('alert').waitFor({ state: 'detached' });
  });
});
