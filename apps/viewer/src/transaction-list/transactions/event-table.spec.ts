import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { singleError, singleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { errorPath, transactionPath } from '../../routes';
import { listPath } from '../list-state';

const viewer = viewerUnderTest();
const TRACE_ID = 'd'.repeat(32);
const NOW = Date.now() / 1_000;
const declined = singleError('PaymentDeclined', 'card was declined');

/** A hundred and thirty names, so that there are two pages of groups, and of one trace. */
const MANY = Array.from({ length: 130 }, (_, index) =>
  singleTransaction({
    name: `GET /tables/${index}`,
    traceId: TRACE_ID,
    ended: NOW - 1_000 + index,
    durationMs: index + 1,
    tags: { table: String(index % 2) },
  }),
);

beforeAll(async () => {
  await Promise.all(MANY.map((payload) => viewer.collector.sendEvent('db-service', payload)));
  await viewer.collector.sendEvent('api', declined);
});

const groups = () => viewer.page.locator('.group__row');
const rows = () => viewer.page.locator('.transaction-table tbody tr');

describe('a list of more than one page', () => {
  it('shows more, and keeps it while new transactions come', async () => {
    await viewer.open('/?sort=-transaction');
    await viewer.page.getByText('First 100 groups').waitFor();
    await viewer.page.getByRole('button', { name: 'Show more' }).click();
    await viewer.page.getByText('130 groups', { exact: true }).waitFor();
    await groups().last().scrollIntoViewIfNeeded();
    const before = await viewer.page.evaluate(() => window.scrollY);
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await viewer.collector.sendEvent('db-service', singleTransaction({ name: 'A late one' }));
    await viewer.page.getByText('131 groups', { exact: true }).waitFor();
    await eventually(() => viewer.page.evaluate(() => window.scrollY), before);
    await eventually(() => groups().count(), 131);
  });

  it('of one trace has the way to the whole of it', async () => {
    await viewer.open(listPath({ query: `trace:${TRACE_ID}` }));
    await viewer.page.getByText(`The first 100 transactions of trace`).waitFor();
    await viewer.page.getByRole('button', { name: 'Show more' }).click();
    await viewer.page.getByText('130 transactions of trace').waitFor();
    await eventually(() => rows().count(), 130);
    await viewer.page.getByRole('button', { name: 'Duration' }).click();
    await viewer.page.locator('th[aria-sort="descending"]').filter({ hasText: 'Duration' }).waitFor();
    await viewer.page.locator('.list-card.is-outdated').waitFor({ state: 'detached' });
    await eventually(() => rows().first().locator('.share-bar').textContent(), '130 ms');
    await eventually(() => viewer.address.searchParams.get('sort'), '-transaction.duration');
  });
});

describe('a list without functions', () => {
  it('asks the same question about other columns: each row is one event (S141)', async () => {
    await viewer.open(
      listPath({
        fields: ['transaction', 'transaction.duration'],
        query: 'table:1',
        sort: 'transaction.duration',
      }),
    );
    await viewer.page.getByText('65 transactions', { exact: true }).waitFor();
    await eventually(
      () => viewer.page.locator('.transaction-table thead th').allTextContents(),
      ['Open', 'Transaction', 'Duration'],
    );
    await eventually(() => rows().first().locator('td').nth(1).textContent(), 'GET /tables/1');
    await rows()
      .first()
      .getByRole('link', { name: /^Open transaction/ })
      .click();
    await viewer.page.getByRole('heading', { level: 1, name: 'GET /tables/1' }).waitFor();
  });
});

describe('a search of errors', () => {
  it('is another list, with what went wrong, and opens errors (S132)', async () => {
    await viewer.open('/?query=event.type:error');
    await viewer.page.getByRole('heading', { level: 1, name: 'Errors' }).waitFor();
    await viewer.page.getByRole('button', { name: 'PaymentDeclined: card was declined' }).click();
    await viewer.page.getByRole('link', { name: /^Open error/ }).click();
    await viewer.page.waitForURL(`**${errorPath('api', declined.event_id)}`);
  });
});

describe('a search that finds transactions and errors', () => {
  const BOTH = 'event.type:[transaction, error] release:mixed@1';
  const paid = singleTransaction({ name: 'POST /pay', durationMs: 300 });
  const refused = singleError('PaymentRefused', 'no money');

  beforeAll(async () => {
    await viewer.collector.sendEvent('api', { ...paid, release: 'mixed@1' });
    await viewer.collector.sendEvent('api', { ...refused, release: 'mixed@1' });
  });

  it('speaks of events, and opens each of them as what it is', async () => {
    await viewer.open(listPath({ query: BOTH, fields: ['title', 'timestamp'] }));
    await viewer.page.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
    await viewer.page.getByText('2 events', { exact: true }).waitFor();
    const linksOf = (title: string) =>
      rows()
        .filter({ hasText: title })
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const transaction = transactionPath('api', paid.event_id);
    const error = errorPath('api', refused.event_id);
    await eventually(() => linksOf('POST /pay'), [transaction, transaction]);
    await eventually(() => linksOf('PaymentRefused'), [error, error]);
    await rows()
      .filter({ hasText: 'PaymentRefused' })
      .getByRole('link', { name: /^Open error/ })
      .click();
    await viewer.page.getByRole('heading', { level: 1, name: /PaymentRefused/ }).waitFor();
  });

  it('unfolds a group of errors into errors', async () => {
    await viewer.open(listPath({ query: BOTH }));
    await viewer.page.getByRole('region', { name: 'Table of events' }).waitFor();
    await viewer.page.getByRole('button', { name: 'PaymentRefused: no money' }).click();
    await viewer.page.getByText('Latest first').waitFor();
    await viewer.page.getByRole('link', { name: /^Open error/ }).click();
    await viewer.page.waitForURL(`**${errorPath('api', refused.event_id)}`);
  });
});

describe('a search', () => {
  it('finds transactions by their names and what their root spans say (S138, S139)', async () => {
    await viewer.open(listPath({ query: 'transaction:"GET /tables/7*" table:1' }));
    await viewer.page.getByText('6 groups', { exact: true }).waitFor();
  });

  it('of what only a child span says finds nothing, and says why, and where it is found (S140)', async () => {
    await viewer.collector.sendTrace(retellTrace(CHECKOUT, { seed: 'c0a0b1c2', begins: NOW - 40 }));
    await viewer.open(listPath({ query: 'tags[db.system]:sqlite' }));
    await viewer.page.getByText('the tags and data of child spans are not indexed').waitFor();
    const link = viewer.page.getByRole('link', { name: 'Search child spans' });
    await eventually(() => link.getAttribute('href'), '/spans?query=span.tags%5Bdb.system%5D%3Asqlite');
  });
});
