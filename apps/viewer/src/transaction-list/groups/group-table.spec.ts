import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { SAMPLED_REQUESTS, SLOW_REQUESTS, STORY_MINUTE } from '../../../fixture/stories/request-stories';
import { singleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { listPath, type ListState } from '../list-state';

const viewer = viewerUnderTest();

beforeAll(async () => {
  const all = [...SLOW_REQUESTS, ...SAMPLED_REQUESTS, { name: 'GET /once' }].map(singleTransaction);
  await Promise.all(all.map((payload) => viewer.collector.sendEvent('api', payload)));
});

/** What a group's row says, cell by cell. */
async function cellsOf(name: string, state: Partial<ListState>): Promise<string[]> {
  await viewer.open(listPath(state));
  const row = viewer.page.locator('.group__row').filter({ hasText: name });
  await row.waitFor();
  return row.locator('td').allTextContents();
}

function windowOf(from: number, seconds: number): ListState['window'] {
  const iso = (time: number) => new Date(time * 1_000).toISOString();
  return { start: iso(from), end: iso(from + seconds) };
}

describe('the list of transactions', () => {
  it('is what one sees first, as groups of one or more transactions (S131, S133)', async () => {
    await viewer.open('/');
    const current = viewer.page
      .getByRole('navigation', { name: 'Pre-built queries' })
      .locator('[aria-current]');
    await eventually(() => current.textContent(), 'Transactions');
    await viewer.page.getByText('3 groups', { exact: true }).waitFor();
    const row = viewer.page.locator('.group__row').filter({ hasText: 'GET /slow' });
    await eventually(() => row.locator('td').nth(1).textContent(), '4');
  });

  it('shows the same rows for event.type:transaction (S132)', async () => {
    const namesAt = async (path: string) => {
      await viewer.open(path);
      await viewer.page.locator('.group__name').first().waitFor();
      return (await viewer.page.locator('.group__name').allTextContents()).sort();
    };
    expect(await namesAt('/?query=event.type:transaction')).toEqual(await namesAt('/'));
  });

  it('has value columns and aggregate columns, p75 and p95 among them (S134, S143)', async () => {
    await viewer.open('/');
    await viewer.page.locator('.group__row').first().waitFor();
    await eventually(
      () => viewer.page.locator('.group-table > thead th').allTextContents(),
      ['Project', 'Transaction', 'Count', 'Avg', 'p75', 'p95', 'Rate', 'Last seen', 'Sample'],
    );
  });

  it('calculates averages, percentiles and custom ones (S142, S144)', async () => {
    const fields = [
      'transaction',
      'avg(transaction.duration)',
      'p50()',
      'percentile(transaction.duration, 0.42)',
      'max(transaction.duration)',
    ];
    const figures = await cellsOf('GET /slow', { fields });
    expect(figures.map((text) => text.replace(/ of .*/, ''))).toEqual([
      '250 ms',
      '250 ms',
      '226 ms',
      '400 ms',
      '4, too few for some figures',
    ]);
  });

  it('counts events, different values, failures and what fulfils a condition (S148, S149)', async () => {
    const fields = [
      'transaction',
      'count()',
      'count_unique(user)',
      'failure_count()',
      'failure_rate()',
      'count_if(transaction.duration, greater, 150)',
    ];
    const figures = await cellsOf('GET /slow', { fields });
    expect(figures.slice(0, 3)).toEqual(['4', '2', '1']);
    expect(figures[3]).toMatch(/^25 %/);
    expect(figures[4]).toBe('3');
  });

  it('shows rates as recorded and as they were without sampling: 5/s ≈ 20/s (S150, S151, S153)', async () => {
    const fields = ['transaction', 'eps()', 'epm()', 'count()'];
    const figures = await cellsOf('GET /sampled', { fields, window: windowOf(STORY_MINUTE + 99, 10) });
    expect(figures).toEqual(['5/s ≈ 20/s', '300/min ≈ 1,200/min', '50 ≈ 200', '50 at 25 %']);
  });

  it('calculates each figure over its own row, in the window that is asked for (S152)', async () => {
    const fields = ['transaction', 'count()', 'max(transaction.duration)'];
    const half = await cellsOf('GET /slow', { fields, window: windowOf(STORY_MINUTE - 1, 2.5) });
    expect(half.slice(0, 2)).toEqual(['2', '200 ms']);
    const failed = await cellsOf('GET /slow', { fields, query: 'transaction.status:internal_error' });
    expect(failed.slice(0, 2)).toEqual(['1', '400 ms']);
  });

  it('finds what is slower than a target (S145)', async () => {
    await viewer.open(listPath({ query: 'p95():>300ms' }));
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
    await viewer.page.getByRole('button', { name: 'GET /slow' }).click();
    await viewer.page
      .getByRole('link', { name: /^Open transaction/ })
      .first()
      .waitFor();
    await eventually(() => viewer.page.getByRole('link', { name: /^Open transaction/ }).count(), 4);
  });

  it('splits rows by a value column that is added (S136)', async () => {
    const fields = ['transaction', 'http.method', 'count()'];
    await viewer.open(listPath({ fields, query: 'transaction:"GET /slow"' }));
    await viewer.page.getByText('2 groups', { exact: true }).waitFor();
    await viewer.page.locator('.group__row').filter({ hasText: 'HEAD' }).getByRole('button').first().click();
    await eventually(() => viewer.page.getByRole('link', { name: /^Open transaction/ }).count(), 1);
  });
});

describe('a figure of few transactions', () => {
  it('is shown with the caution, by hand and by ear (S146)', async () => {
    await viewer.open('/?query=transaction:"GET /once"');
    const row = viewer.page.locator('.group__row');
    await row.waitFor();
    await eventually(() => row.locator('td').nth(2).textContent(), '100 ms of 1 transaction; Avg needs 30');
    await row.locator('.sample-note').focus();
    const note = viewer.page.getByRole('tooltip');
    await note.getByText('1 transaction recorded.').waitFor();
    await note.getByText('p95 stands on 1; it takes 59').waitFor();
    await viewer.page.keyboard.press('Escape');
    await note.waitFor({ state: 'detached' });
  });

  it('is marked beside itself and beside the sample, also where all of a row are of too few', async () => {
    await viewer.open('/');
    const marksOf = async (name: string) => {
      const row = viewer.page.locator('.group__row').filter({ hasText: name });
      await row.waitFor();
      const figures = await row.locator('.group__figure .thin-mark').count();
      return [figures, await row.locator('.group__sample .thin-mark').count()];
    };
    await eventually(() => marksOf('GET /once'), [3, 1]);
    await eventually(() => marksOf('GET /sampled'), [1, 1]);
  });

  it('needs more for a 95th percentile than for an average, row by row (S147)', async () => {
    await viewer.open('/');
    const marksOf = async (name: string) => {
      const row = viewer.page.locator('.group__row').filter({ hasText: name });
      await row.waitFor();
      const cells = await row.locator('td.group__figure').all();
      return Promise.all(cells.map((cell) => cell.locator('.thin-mark').count()));
    };
    await eventually(() => marksOf('GET /sampled'), [0, 0, 0, 1, 0, 0]);
    await eventually(() => marksOf('GET /slow'), [0, 1, 1, 1, 0, 0]);
  });
});
