import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD, REFUSED_CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const MINUTE = 60;
const viewer = viewerUnderTest();

beforeAll(async () => {
  const lost = 'worker  queue.process  lost  ok  (orphan)  0..10 ms';
  const stories = [
    retellTrace(PAGE_LOAD, { seed: 'e1a0b1c2', begins: NOW - 5 * MINUTE }),
    retellTrace(CHECKOUT, { seed: 'e2a0b1c2', begins: NOW - 4 * MINUTE }),
    retellTrace(REFUSED_CHECKOUT, { seed: 'e3a0b1c2', begins: NOW - 120 * MINUTE }),
    retellTrace(lost, { seed: 'e4a0b1c2', begins: NOW - MINUTE }),
  ];
  for (const story of stories) await viewer.collector.sendTrace(story);
});

const graph = () => viewer.page.getByRole('group', { name: 'Service graph' });
const nodes = () => graph().locator('.service-node').allInnerTexts();
const table = (name: string) => viewer.page.getByRole('region', { name, exact: true });
const lineOf = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The rows of a table as they are read aloud, without what links and marks add. */
async function rowsOf(name: string): Promise<string[]> {
  const rows = await table(name).locator('tbody tr').allInnerTexts();
  return rows.map((row) =>
    lineOf(row).replaceAll(/ (?:calls to|transactions of) \S+ as a list| ?, of too few calls to tell/g, ''),
  );
}

describe('the service map', () => {
  it('draws the services of a window from caller to called, with what each did', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('link', { name: 'Services', exact: true }).click();
    await viewer.page.getByText('Made of 16 transactions: all there are.').waitFor();
    await eventually(nodes, [
      'web\n3 transactions · 3 entries\n1 failed (33.3 %)',
      'unknown\ncallers that nobody reported',
      'api\n7 transactions\n1 failed (14.3 %)',
      'db-service\n4 transactions',
      'worker\n2 transactions',
    ]);
    await eventually(
      async () => (await graph().locator('.call-line').allTextContents()).sort(),
      [
        expect.stringMatching(/^1 callp95 1\.3[45] s$/),
        '1 orphan',
        '4 callsp95 544 ms',
        '7 callsp95 594 ms1 failed (14.3 %)',
      ],
    );
  });

  it('says the same as tables', async () => {
    await viewer.open('/services');
    await eventually(
      () => rowsOf('Who calls whom'),
      [
        'web → api 7 1 14.3 % 177 ms 594 ms',
        'api → db-service 4 0 154 ms 544 ms',
        expect.stringMatching(/^api → worker 1 0 1\.3[45] s 1\.3[45] s$/),
      ],
    );
    await eventually(
      () => rowsOf('Services'),
      ['api 7 1 14.3 % 0 0', 'db-service 4 0 0 0', 'web 3 1 33.3 % 3 0', 'worker 2 0 0 1'],
    );
    await viewer.page.getByText('A direction rather than a figure').waitFor();
  });

  it('sorts them by any column, and says so in its address', async () => {
    await viewer.open('/services');
    const head = (name: string) => table('Who calls whom').getByRole('columnheader', { name });
    await head('p95').getByRole('button').click();
    await viewer.page.waitForURL(/calls=-p95/);
    await eventually(() => head('p95').getAttribute('aria-sort'), 'descending');
    await eventually(async () => (await rowsOf('Who calls whom'))[0], expect.stringMatching(/^api → worker/));
    await viewer.page.goBack();
    await eventually(async () => (await rowsOf('Who calls whom'))[0], expect.stringMatching(/^web → api/));
    await table('Services').getByRole('columnheader', { name: 'Orphans' }).getByRole('button').click();
    await eventually(async () => (await rowsOf('Services'))[0], 'worker 2 0 0 1');
  });

  it('is of the window that is chosen', async () => {
    await viewer.open('/services');
    await viewer.page.getByRole('button', { name: '1 h', exact: true }).click();
    await viewer.page.getByText('Made of 12 transactions: all there are.').waitFor();
    await eventually(
      async () => (await rowsOf('Who calls whom')).map((row) => row.split(' ').slice(0, 5).join(' ')),
      ['web → api 6 0', 'api → db-service 2 0', 'api → worker 1 0'],
    );
  });

  it('is of the called transactions that a search or a project chooses, whoever called them', async () => {
    await viewer.open('/services');
    await viewer.page
      .getByRole('combobox', { name: 'Search transactions' })
      .fill('transaction:"POST /orders"');
    await viewer.page.keyboard.press('Enter');
    await eventually(() => rowsOf('Who calls whom'), [expect.stringMatching(/^api → db-service 2 0/)]);
    await eventually(nodes, ['api\nonly calls others', 'db-service\n2 transactions']);
    await viewer.open('/services?project=worker');
    await eventually(() => rowsOf('Who calls whom'), [expect.stringMatching(/^api → worker 1 0/)]);
  });

  it('shades the edge beyond which it goes on at 768 pixels', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open('/services');
    await graph().locator('[data-more-before="false"][data-more-behind="true"]').waitFor();
    await viewer.page.setViewportSize({ width: 1280, height: 900 });
    await graph().locator('[data-more-before="false"][data-more-behind="false"]').waitFor();
  });

  it('leads by key from a service to its transactions in that window', async () => {
    await viewer.open('/services?statsPeriod=1h');
    await graph().locator('.service-node', { hasText: 'db-service' }).focus();
    await graph().locator('.call-line--dim', { hasText: '6 calls' }).waitFor();
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
    await viewer.page.waitForURL(/\/\?(?=.*statsPeriod=1h)(?=.*project=db-service)/);
  });

  it('leads from a call to the transactions that were called', async () => {
    await viewer.open('/services');
    await table('Who calls whom')
      .getByRole('link', { name: /calls to worker/ })
      .click();
    await viewer.page.waitForURL(
      (url) => url.searchParams.get('query')?.includes('has:trace.parent_span') === true,
    );
    await eventually(() => viewer.address.searchParams.getAll('project'), ['worker']);
    await viewer.page.locator('#content').getByText('send-order-confirmation').first().waitFor();
    await viewer.page.goBack();
    await graph().locator('.call-line', { hasText: 'p95 544 ms' }).locator('text').first().click();
    await eventually(() => viewer.address.searchParams.getAll('project'), ['db-service']);
  });

  it('marks what it cannot read where it is, once', async () => {
    await viewer.open('/services?query=transaction.duration:soon');
    await viewer.page.locator('.problem-mark__place', { hasText: 'soon' }).waitFor();
    await viewer.open('/services?query=count():%3E1');
    await viewer.page.getByRole('alert').first().waitFor();
    await viewer.page.waitForLoadState('networkidle');
    await eventually(() => viewer.page.getByRole('alert').count(), 1);
  });

  it('says what makes a service appear where there is none, and what may be mistaken', async () => {
    await viewer.open('/services?query=relase:x');
    await viewer.page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await viewer.page.getByRole('link', { name: 'release', exact: true }).waitFor();
    await viewer.page.getByRole('link', { name: 'Show all services' }).click();
    await graph().waitFor();
    await viewer.open('/services?start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z');
    await viewer.page.getByRole('heading', { name: 'No service has reported in this window' }).waitFor();
  });

  it('says so where the latest trace is too large to be read', async () => {
    const answer = { services: [], calls: [], meta: { transactions: { found: 3, read: 0 } } };
    await viewer.page.route('**/api/0/service-map/**', (route) => route.fulfill({ json: answer }));
    await viewer.open('/services');
    await viewer.page.getByText('Made of the latest 0 of 3 transactions').waitFor();
    await viewer.page.getByRole('heading', { name: 'The latest trace is too large to be read' }).waitFor();
    await viewer.page.unroute('**/api/0/service-map/**');
  });

  it('says when the collector cannot answer, and asks again', async () => {
    await viewer.page.route('**/api/0/service-map/**', (route) =>
      route.fulfill({ status: 503, json: { detail: 'query_timeout' } }),
    );
    await viewer.open('/services');
    await viewer.page.getByRole('heading', { name: 'The services cannot be shown' }).waitFor();
    await viewer.page.unroute('**/api/0/service-map/**');
    await viewer.page.getByRole('button', { name: 'Try again' }).click();
    await graph().waitFor();
  });
});
