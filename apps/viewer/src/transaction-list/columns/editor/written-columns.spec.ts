import { beforeAll, describe, expect, it } from '@jest/globals';
import { columnDialogOf } from '../../../../fixture/browser/column-dialog-of';
import { eventually } from '../../../../fixture/expectations/eventually';
import { singleTransaction } from '../../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';
import { listPath } from '../../list-state';

const viewer = viewerUnderTest();
const { dialog, heads, openDialog, apply } = columnDialogOf(viewer);

beforeAll(() => viewer.collector.sendEvent('api', singleTransaction({ name: 'GET /' })));

describe('columns as they are written', () => {
  it('stay as the address writes them where they are not changed', async () => {
    const level = 'percentile(transaction.duration, 0.42)';
    await openDialog(listPath({ fields: ['transaction', level, 'count()'], sort: level }));
    await eventually(() => dialog().getByLabel('Column 2: percent').inputValue(), '42');
    await dialog().getByRole('button', { name: 'Remove Count' }).click();
    await apply();
    await eventually(heads, ['Transaction', 'p42', 'Sample']);
    const asked = viewer.address.searchParams;
    expect([asked.getAll('field'), asked.get('sort')]).toEqual([['transaction', level], level]);
  });

  it('are refused at the column that is wrong, before they are applied', async () => {
    await openDialog(listPath({ fields: ['transaction', 'count()'] }));
    await dialog().getByLabel('Column 2', { exact: true }).selectOption({ label: 'As it is written…' });
    await dialog().getByLabel('Column 2: text').fill('avg(transaction)');
    await dialog().getByRole('button', { name: 'Apply' }).click();
    const problem = dialog().getByRole('listitem').nth(1).getByRole('alert');
    await problem.filter({ hasText: 'This function takes the field transaction.duration' }).waitFor();
    await viewer.page.locator('.group__row').first().waitFor();
    await dialog().getByLabel('Column 2: text').fill('avg(transaction.duration)');
    await problem.waitFor({ state: 'detached' });
    await apply();
    await eventually(heads, ['Transaction', 'Avg', 'Sample']);
  });

  it('are refused together where the search cannot be asked with them', async () => {
    await openDialog(listPath({ query: 'p95():>1ms', fields: ['transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Remove Count' }).click();
    await dialog().getByRole('button', { name: 'Apply' }).click();
    await dialog().getByText('A condition on a function needs a function among the fields').waitFor();
    await dialog().getByRole('button', { name: 'Add an aggregate column' }).click();
    await apply();
    await eventually(heads, ['Transaction', 'p50', 'Sample']);
  });

  it('that the collector does not know are named once, beside Edit Columns, and mended there', async () => {
    await viewer.open('/?field=transaction&field=frobnicate()');
    const problem = viewer.page.getByRole('alert');
    await problem
      .filter({ hasText: /The column frobnicate\(\) cannot be shown\. Unknown function/ })
      .waitFor();
    await eventually(() => problem.count(), 1);
    await viewer.page.getByRole('button', { name: 'Edit Columns' }).click();
    await dialog().getByRole('listitem').nth(1).getByText('Unknown function').waitFor();
    await dialog().getByLabel('Column 2: text').fill('count()');
    await apply();
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
  });
});
