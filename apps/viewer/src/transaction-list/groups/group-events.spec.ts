import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { SAMPLED_REQUESTS, SLOW_REQUESTS } from '../../../fixture/stories/request-stories';
import { singleTransaction, type SingleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { listPath } from '../list-state';

const viewer = viewerUnderTest();
const HOSTILE_TAGS = ['a:b', 'has', 'or'];
const HOSTILE_NAMES = ['say "hi" * \\', ') or (a:1', '!x', '<b>&amp;', 'x'.repeat(230)];

const HOSTILE: SingleTransaction[] = HOSTILE_NAMES.map((name, index) => ({
  name,
  tags: Object.fromEntries(HOSTILE_TAGS.map((tag) => [tag, `${name.slice(0, 150)}${index}`])),
}));

beforeAll(async () => {
  const all = [...SLOW_REQUESTS, ...SAMPLED_REQUESTS, ...HOSTILE].map(singleTransaction);
  await Promise.all(all.map((payload) => viewer.collector.sendEvent('api', payload)));
});

describe('a group', () => {
  it('opens its transactions, slowest first, with the icon that opens each at the left (S154)', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'GET /slow' }).click();
    const rows = viewer.page.locator('.transaction-table tbody tr');
    await rows.first().waitFor();
    await eventually(
      () => rows.locator('.share-bar').allTextContents(),
      ['400 ms', '300 ms', '200 ms', '100 ms'],
    );
    await rows
      .first()
      .locator('td')
      .first()
      .getByRole('link', { name: /^Open transaction/ })
      .click();
    await viewer.page.getByRole('heading', { level: 1, name: 'GET /slow' }).waitFor();
    await viewer.page.goBack();
    await rows.first().waitFor();
  });

  it.each(HOSTILE_NAMES.map((name, index) => [name.slice(0, 20), index] as const))(
    'finds its own transaction whatever it is called: %s',
    async (_, index) => {
      const fields = ['transaction', 'project', ...HOSTILE_TAGS.map((tag) => `tags[${tag}]`), 'count()'];
      await viewer.open(listPath({ fields, query: `has:tags[a:b] tags[a:b]:"*${index}"` }));
      await viewer.page.getByText('1 group', { exact: true }).waitFor();
      await viewer.page.locator('.group__toggle').click();
      await viewer.page.getByRole('link', { name: /^Open transaction/ }).waitFor();
      await eventually(() => viewer.page.getByRole('alert').count(), 0);
    },
  );

  it('finds those that have no such value', async () => {
    const fields = ['tags[a:b]', 'user', 'count()'];
    await viewer.open(listPath({ fields, query: 'transaction:"GET /sampled"' }));
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
    await viewer.page.getByRole('button', { name: 'none' }).click();
    await viewer.page
      .getByRole('link', { name: /^Open transaction/ })
      .nth(19)
      .waitFor();
    await viewer.page.getByRole('button', { name: 'Show more' }).click();
    await viewer.page
      .getByRole('link', { name: /^Open transaction/ })
      .nth(39)
      .waitFor();
  });

  it('of everything, without a value column, opens too, and is found again by its address', async () => {
    await viewer.open(listPath({ fields: ['count()', 'p95()'], query: 'transaction:"GET /slow"' }));
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
    await viewer.page.getByRole('button', { name: 'All transactions' }).click();
    await viewer.page.locator('.transaction-table tbody tr').nth(3).waitFor();
    await viewer.page.reload();
    await viewer.page.locator('.transaction-table tbody tr').nth(3).waitFor();
  });

  it('by a time or a number finds what it counted', async () => {
    for (const field of ['timestamp', 'timestamp.to_hour', 'transaction.duration']) {
      await viewer.open(
        listPath({ fields: [field, 'count()'], query: 'transaction:"GET /slow" user.id:ariadne' }),
      );
      const row = viewer.page.locator('.group__row').first();
      await row.waitFor();
      const count = Number(await row.locator('td').first().textContent());
      await row.getByRole('button').first().click();
      await viewer.page
        .getByRole('link', { name: /^Open transaction/ })
        .nth(count - 1)
        .waitFor();
      await eventually(() => viewer.page.getByRole('link', { name: /^Open transaction/ }).count(), count);
    }
  });
});
