import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { searchBoxOf } from '../../../fixture/browser/search-box-of';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const viewer = viewerUnderTest();
const { box, query } = searchBoxOf(viewer);

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'a5a0b1c2', begins: NOW - 60 }));
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, { seed: 'c5a0b1c2', begins: NOW - 40 }));
});

const list = () => viewer.page.getByRole('listbox', { name: 'Completions' });
const option = (name: string | RegExp) => list().getByRole('option', { name });
/** Waits until the box says this. */
const boxSays = (text: string) =>
  viewer.page.waitForFunction(
    (expected) => document.querySelector<HTMLInputElement>('[name="query"]')?.value === expected,
    text,
  );

describe('completion', () => {
  it('leads from a key over stored values to a search, by keys alone', async () => {
    await viewer.open('/');
    await box().pressSequentially('transaction:prod');
    await option(/^GET \/api\/products/).waitFor();
    await option(/^GET \/products/).waitFor();
    await viewer.page.keyboard.press('ArrowDown');
    const chosen = await viewer.page.locator('[aria-selected="true"]').locator('bdi').textContent();
    await viewer.page.keyboard.press('Enter');
    await boxSays(`transaction:"${chosen}" `);
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
  });

  it('offers the tags that really occur, and has: for them', async () => {
    await viewer.open('/');
    await box().pressSequentially('has:http.s');
    await option(/^http\.status_code/).click();
    await boxSays('has:http.status_code');
  });

  it('replaces only what is at the caret', async () => {
    await viewer.open('/');
    await box().fill('release:shop@0.1.0 tra environment:demo');
    await box().evaluate((input: HTMLInputElement, place) => input.setSelectionRange(place, place), 22);
    await viewer.page.keyboard.type('n');
    await option(/^transaction The transaction name/).click();
    await boxSays('release:shop@0.1.0 transaction: environment:demo');
    await viewer.page.keyboard.type('x');
    await boxSays('release:shop@0.1.0 transaction:x environment:demo');
  });

  it('offers functions, their arguments and what they compare with', async () => {
    await viewer.open('/');
    await box().pressSequentially('percen');
    await option(/^percentile/).click();
    await option(/^transaction\.duration/).click();
    await boxSays('percentile(transaction.duration');
    await viewer.page.keyboard.type(', 0.9):');
    await option(/^>500ms/).click();
    await boxSays('percentile(transaction.duration, 0.9):>500ms ');
  });

  it('is closed by Escape, which leaves the text', async () => {
    await viewer.open('/');
    await box().pressSequentially('trans');
    await option(/^transaction The/).waitFor();
    await viewer.page.keyboard.press('Escape');
    await list().waitFor({ state: 'hidden' });
    await viewer.page.keyboard.press('Escape');
    await boxSays('trans');
  });

  it('shows stored text as text', async () => {
    const name = '<img src=x onerror=alert(1)> \u202egpj';
    const [transaction] = retellTrace(PAGE_LOAD, { seed: 'a6a0b1c2', begins: NOW - 50 }).transactions;
    if (transaction === undefined) throw new Error('the story has no transaction');
    await viewer.collector.send('d'.repeat(32), { ...transaction, transaction: name, spans: [] });
    await viewer.open('/');
    await box().pressSequentially('transaction:img');
    await option(/<img src=x onerror=alert\(1\)> \\u202egpj/).click();
    await boxSays(`transaction:"${name}" `);
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByText('1 group', { exact: true }).waitFor();
    await eventually(() => query(), `transaction:"${name}"`);
  });
});
