import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { singleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { listPath } from '../list-state';

const viewer = viewerUnderTest();

beforeAll(async () => {
  const names = ['=HYPERLINK("http://x")', ...Array.from({ length: 119 }, (_, index) => `GET /${index}`)];
  const sent = names.map((name) =>
    viewer.collector.sendEvent('api', singleTransaction({ name, sampleRate: 0.5 })),
  );
  await Promise.all(sent);
});

async function exported(choice: string): Promise<string> {
  await viewer.page.locator('.group__row').first().waitFor();
  await viewer.page.getByText('Export', { exact: true }).click();
  const [download] = await Promise.all([
    viewer.page.waitForEvent('download'),
    viewer.page.getByRole('button', { name: choice }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
}

describe('an export', () => {
  it('as CSV holds all pages, with the columns that are chosen, and nothing that a spreadsheet runs', async () => {
    await viewer.open(listPath({ fields: ['transaction', 'count()', 'p95()'], sort: 'transaction' }));
    const lines = (await exported('Save as CSV')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('transaction,count(),p95()');
    expect(lines).toHaveLength(121);
    expect(lines.find((line) => line.includes('HYPERLINK'))).toMatch(/^"'=HYPERLINK\(""http:\/\/x""\)",1,/);
    await viewer.page.getByText('Exported 120 rows').waitFor();
  });

  it('as JSON says what the figures stand on, too', async () => {
    await viewer.open(listPath({ fields: ['transaction', 'count()'] }));
    const { data, fields, samples, truncated } = JSON.parse(await exported('Save as JSON')) as Record<
      string,
      unknown[]
    >;
    expect(data).toHaveLength(120);
    expect(fields).toEqual({ transaction: 'string', 'count()': 'integer' });
    expect(samples?.[0]).toMatchObject({
      n: 1,
      sample_rate: 0.5,
      functions: { 'count()': { extrapolated: 2 } },
    });
    expect(truncated).toBe(false);
  });

  it('that fails says so, and saves nothing', async () => {
    await viewer.open('/');
    await viewer.page.locator('.group__row').first().waitFor();
    await viewer.page.route('**/api/0/events/?**', (route) =>
      route.fulfill({ status: 503, body: '{"detail":"query_timeout"}' }),
    );
    await viewer.page.getByText('Export', { exact: true }).click();
    await viewer.page.getByRole('button', { name: 'Save as CSV' }).click();
    await viewer.page.getByText('Not exported: query_timeout').waitFor();
  });

  it('that is cancelled, or whose list is left, asks for nothing more', async () => {
    await viewer.open('/');
    await viewer.page.locator('.group__row').first().waitFor();
    await viewer.page.route('**/api/0/events/?**', () => undefined);
    const givenUp = () =>
      viewer.page.waitForEvent('requestfailed', (request) => request.url().includes('/events/?'));
    await viewer.page.getByText('Export', { exact: true }).click();
    await viewer.page.getByRole('button', { name: 'Save as CSV' }).click();
    await Promise.all([givenUp(), viewer.page.getByRole('button', { name: 'Cancel' }).click()]);
    await viewer.page.getByText('Cancelled; nothing was saved.').waitFor();
    await viewer.page.getByRole('button', { name: 'Save as JSON' }).click();
    await viewer.page.getByRole('button', { name: 'Cancel' }).waitFor();
    await Promise.all([givenUp(), viewer.page.getByRole('link', { name: 'searching child spans' }).click()]);
  });
});
