import { beforeAll, describe, expect, it } from '@jest/globals';
import { boxOf } from '../../../../fixture/browser/box-of';
import { columnDialogOf } from '../../../../fixture/browser/column-dialog-of';
import { eventually } from '../../../../fixture/expectations/eventually';
import { singleTransaction } from '../../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';
import { listPath } from '../../list-state';

const viewer = viewerUnderTest();
const { dialog, heads, openDialog, apply } = columnDialogOf(viewer);

beforeAll(async () => {
  const methods = ['GET', 'GET', 'HEAD'];
  for (const [index, method] of methods.entries()) {
    const told = {
      name: 'GET /',
      method,
      user: `u${index}`,
      durationMs: 100 * (index + 1),
      tags: { shade: method },
    };
    await viewer.collector.sendEvent('api', singleTransaction(told));
  }
});

describe('Edit Columns', () => {
  it('stands at the top right of the table (S135)', async () => {
    await viewer.open('/');
    await viewer.page.locator('.group-table').waitFor();
    await eventually(async () => {
      const button = await boxOf(viewer.page.getByRole('button', { name: 'Edit Columns' }));
      const table = await boxOf(viewer.page.locator('.group-table'));
      return button.bottom <= table.top && table.right - button.right < 40;
    }, true);
  });

  it('adds a value-based column, which splits the rows, and takes it away again (S135, S136)', async () => {
    await openDialog();
    await dialog().getByRole('button', { name: 'Add a value-based column' }).click();
    await dialog().getByLabel('Column 3', { exact: true }).selectOption({ label: 'HTTP method' });
    await dialog()
      .getByText(/share Project, Transaction,? and HTTP method/)
      .waitFor();
    await apply();
    await viewer.page.getByText('2 groups', { exact: true }).waitFor();
    await eventually(heads, expect.arrayContaining(['HTTP method']));
    await eventually(
      () => viewer.address.searchParams.getAll('field'),
      expect.arrayContaining(['http.method']),
    );
    await viewer.page.getByRole('button', { name: 'Edit Columns' }).click();
    await dialog().getByRole('button', { name: 'Remove HTTP method' }).click();
    await apply();
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
    await eventually(() => viewer.address.search, '');
  });

  it('adds a custom percentile and a count of different values (S144, S149)', async () => {
    await openDialog(listPath({ fields: ['transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Add an aggregate column' }).click();
    await dialog().getByLabel('Column 3', { exact: true }).selectOption({ label: 'Percentile' });
    await dialog().getByLabel('Column 3: percent').fill('25');
    await dialog().getByText('p25()', { exact: true }).waitFor();
    await dialog().getByRole('button', { name: 'Add an aggregate column' }).click();
    await dialog().getByLabel('Column 4', { exact: true }).selectOption({ label: 'Count unique' });
    await dialog().getByLabel('Column 4: of', { exact: true }).selectOption({ label: 'Tag…' });
    await dialog().getByLabel('Column 4: of, by name').fill('shade');
    await apply();
    await eventually(heads, ['Transaction', 'Count', 'p25', 'Unique shade', 'Sample']);
    await eventually(
      async () => (await viewer.page.locator('.group__row td').allTextContents()).slice(0, 3),
      ['3', '150 ms of 3 transactions; p25 needs 11', '2'],
    );
  });

  it('adds any tag by its name', async () => {
    await openDialog(listPath({ fields: ['transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Add a value-based column' }).click();
    await dialog().getByLabel('Column 2', { exact: true }).selectOption({ label: 'Tag…' });
    await dialog().getByRole('button', { name: 'Apply' }).click();
    await eventually(() => dialog().isVisible(), true);
    await dialog().getByLabel('Column 2: tag').fill('shade');
    await apply();
    await viewer.page.getByText('2 groups', { exact: true }).waitFor();
  });

  it('moves columns by keyboard, keeping the focus, and says where they are', async () => {
    await openDialog(listPath({ fields: ['project', 'transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Move Count up' }).focus();
    await viewer.page.keyboard.press('Enter');
    await dialog().getByText('Count is column 2 of 3').waitFor({ state: 'attached' });
    await viewer.page.keyboard.press('Enter');
    await dialog().getByText('Count is column 1 of 3').waitFor({ state: 'attached' });
    await eventually(
      () => viewer.page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      'Move Count down',
    );
    await apply();
    await eventually(heads, ['Count', 'Project', 'Transaction', 'Sample']);
  });

  it('has the focus where columns are added when the last one is removed', async () => {
    await openDialog(listPath({ fields: ['count()'] }));
    await dialog().getByRole('button', { name: 'Remove Count' }).focus();
    await viewer.page.keyboard.press('Enter');
    await eventually(
      () => viewer.page.evaluate(() => document.activeElement?.textContent),
      'Add a value-based column',
    );
  });

  it('closes with Escape, changes nothing then, and gives the focus back', async () => {
    await openDialog();
    await dialog().getByRole('button', { name: 'Remove Count' }).click();
    await viewer.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await eventually(() => viewer.address.search, '');
    await eventually(() => viewer.page.evaluate(() => document.activeElement?.textContent), 'Edit Columns');
  });

  it('goes back to the default', async () => {
    await openDialog(listPath({ fields: ['project', 'count()'] }));
    await dialog().getByRole('button', { name: 'Reset to default' }).click();
    await apply();
    await eventually(() => viewer.address.search, '');
    await viewer.page.goBack();
    await viewer.page.waitForURL('**/?field=*');
    await eventually(heads, ['Project', 'Count', 'Sample']);
  });

  it('without an aggregate column each row is one transaction', async () => {
    await openDialog(listPath({ fields: ['transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Remove Count' }).click();
    await dialog().getByText('each row is one transaction').waitFor();
    await apply();
    await viewer.page.getByText('3 transactions', { exact: true }).waitFor();
    await eventually(() => viewer.page.getByRole('link', { name: /^Open transaction/ }).count(), 3);
  });

  it('offers fields by their titles, beside what the collector calls them', async () => {
    await openDialog(listPath({ fields: ['transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Add an aggregate column' }).click();
    await dialog().getByLabel('Column 3: of', { exact: true }).selectOption({ label: 'LCP' });
    await dialog().getByText('p50(measurements.lcp)', { exact: true }).waitFor();
    await dialog().getByLabel('Column 3: percent').fill('99.9');
    await dialog().getByText('percentile(measurements.lcp, 0.999)', { exact: true }).waitFor();
  });
});
