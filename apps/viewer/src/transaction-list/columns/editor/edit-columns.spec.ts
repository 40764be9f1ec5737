import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../fixture/eventually';
import { singleTransaction } from '../../../../fixture/single-event';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';
import { listPath } from '../../list-state';

const viewer = viewerUnderTest();

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

const dialog = () => viewer.page.getByRole('dialog', { name: 'Edit Columns' });
const heads = () => viewer.page.locator('.group-table > thead th').allTextContents();

async function openDialog(path = '/'): Promise<void> {
  await viewer.open(path);
  await viewer.page.locator('.group__row').first().waitFor();
  await viewer.page.getByRole('button', { name: 'Edit Columns' }).click();
  await dialog().waitFor();
}

async function apply(): Promise<void> {
  await dialog().getByRole('button', { name: 'Apply' }).click();
  await dialog().waitFor({ state: 'hidden' });
  await viewer.page.locator('.list-card.is-outdated').waitFor({ state: 'detached' });
}

describe('Edit Columns', () => {
  it('stands at the top right of the table (S135)', async () => {
    await viewer.open('/');
    const button = await viewer.page.getByRole('button', { name: 'Edit Columns' }).boundingBox();
    await viewer.page.locator('.group-table').waitFor();
    const table = await viewer.page.locator('.group-table').boundingBox();
    expect(button && table && button.y + button.height <= table.y).toBe(true);
    expect(button && table && table.x + table.width - (button.x + button.width)).toBeLessThan(40);
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
      () => new URL(viewer.page.url()).searchParams.getAll('field'),
      expect.arrayContaining(['http.method']),
    );
    await viewer.page.getByRole('button', { name: 'Edit Columns' }).click();
    await dialog().getByRole('button', { name: 'Remove HTTP method' }).click();
    await apply();
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
    await eventually(() => new URL(viewer.page.url()).search, '');
  });

  it('adds a custom percentile and a count of different values (S144, S149)', async () => {
    await openDialog(listPath({ fields: ['transaction', 'count()'] }));
    await dialog().getByRole('button', { name: 'Add an aggregate column' }).click();
    await dialog().getByLabel('Column 3', { exact: true }).selectOption({ label: 'Custom percentile' });
    await dialog().getByLabel('Column 3: level').fill('0.25');
    await dialog().getByRole('button', { name: 'Add an aggregate column' }).click();
    await dialog().getByLabel('Column 4', { exact: true }).selectOption({ label: 'Unique' });
    await dialog().getByLabel('Column 4: of').fill('shade');
    await apply();
    await eventually(heads, ['Transaction', 'Count', 'p25', 'Unique shade', 'Sample']);
    const cells = await viewer.page.locator('.group__row td').allTextContents();
    expect(cells.slice(0, 3)).toEqual(['3', '150 ms of 3 transactions; p25 needs 11', '2']);
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
    const focused = await viewer.page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    expect(focused).toBe('Move Count down');
    await apply();
    await eventually(heads, ['Count', 'Project', 'Transaction', 'Sample']);
  });

  it('closes with Escape, changes nothing then, and gives the focus back', async () => {
    await openDialog();
    await dialog().getByRole('button', { name: 'Remove Count' }).click();
    await viewer.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await eventually(() => new URL(viewer.page.url()).search, '');
    await eventually(() => viewer.page.evaluate(() => document.activeElement?.textContent), 'Edit Columns');
  });

  it('goes back to the default', async () => {
    await openDialog(listPath({ fields: ['project', 'count()'] }));
    await dialog().getByRole('button', { name: 'Reset to default' }).click();
    await apply();
    await eventually(() => new URL(viewer.page.url()).search, '');
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

  it('mends a column that the collector does not know', async () => {
    await viewer.open('/?field=transaction&field=frobnicate()');
    await viewer.page.getByText('unknown function').waitFor();
    await viewer.page.getByRole('button', { name: 'Edit Columns' }).click();
    await dialog().getByLabel('Column 2: text').fill('count()');
    await apply();
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
  });
});
