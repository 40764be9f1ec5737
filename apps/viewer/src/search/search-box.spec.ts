import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { eventually } from '../../fixture/eventually';
import { retellTrace } from '../../fixture/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../fixture/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'a5a0b1c2', begins: NOW - 60 }));
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, { seed: 'c5a0b1c2', begins: NOW - 40 }));
});

const box = () => viewer.page.getByRole('combobox', { name: /^Search / });
const list = () => viewer.page.getByRole('listbox', { name: 'Completions' });
const option = (name: string | RegExp) => list().getByRole('option', { name });
/** Waits until the box says this. */
const boxSays = (text: string) =>
  viewer.page.waitForFunction(
    (expected) => document.querySelector<HTMLInputElement>('[name="query"]')?.value === expected,
    text,
  );
const query = () => viewer.address.searchParams.get('query');
const groupNames = () =>
  viewer.page
    .getByRole('region', { name: /^Table of/ })
    .getByRole('rowheader')
    .allTextContents();

async function search(text: string): Promise<void> {
  await box().fill(text);
  await viewer.page.keyboard.press('Enter');
  await viewer.page.waitForURL((url) => url.searchParams.get('query') === text);
}

async function groupsAt(path: string): Promise<string[]> {
  await viewer.open(path);
  await viewer.page
    .getByText(/^(\d+ groups?|0 transactions|0 errors)$/)
    .first()
    .waitFor();
  return groupNames();
}

describe('the search box', () => {
  it('accepts the condition event.type:transaction, which finds what the list shows anyway (S132)', async () => {
    const all = await groupsAt('/');
    await search('event.type:transaction');
    await viewer.page.locator('.is-outdated').waitFor({ state: 'detached' });
    await eventually(async () => (await groupNames()).sort(), all.sort());
    expect(await groupsAt('/?query=event.type:error')).toEqual([]);
  });

  it('filters by attributes added to the query (S138)', async () => {
    await viewer.open('/');
    await search('transaction:"GET /api/*" http.method:GET');
    await viewer.page.getByText('2 groups', { exact: true }).waitFor();
    await eventually(
      async () => (await groupNames()).sort(),
      ['GET /api/delivery-options', 'GET /api/products'],
    );
  });

  it('finds a transaction by what its root span says (S139)', async () => {
    expect(await groupsAt('/?query=http.method:POST')).toEqual(
      expect.arrayContaining(['POST /api/checkout', 'POST /orders']),
    );
  });

  it('does not find what only child spans say, says why, and leads to their search (S140)', async () => {
    expect(await groupsAt('/?query=db.system:sqlite')).toEqual([]);
    await viewer.page.getByText('the tags and data of child spans are not indexed').waitFor();
    await viewer.page.getByRole('link', { name: 'Search child spans' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
  });

  it('shows the groups that miss a service level (S145)', async () => {
    const groups = await groupsAt('/?query=p95():>800ms');
    expect(groups.sort()).toEqual(['send-order-confirmation', 'shop/']);
  });
});

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

describe('a search that the collector refuses', () => {
  it('is marked where it is wrong, and the last good rows stay', async () => {
    await viewer.open('/');
    await viewer.page.getByText(/^\d+ groups$/).waitFor();
    await box().fill('release:shop* or p95():>fast');
    await viewer.page.keyboard.press('Enter');
    const problem = viewer.page.getByRole('alert');
    await problem.waitFor();
    await eventually(() => problem.textContent(), expect.stringMatching(/^.+ \(at character \d+\)$/));
    await eventually(() => box().getAttribute('aria-invalid'), 'true');
    await eventually(() => box().getAttribute('aria-describedby'), await problem.getAttribute('id'));
    await viewer.page.getByText(/^\d+ groups of the search before$/).waitFor();
    await eventually(() => query(), null);
  });

  it('is underlined at the character, and mended when it is written anew', async () => {
    await viewer.open('/');
    await box().fill('release:shop* p95():>fast');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('alert').filter({ hasText: 'Expected a duration' }).waitFor();
    await eventually(() => viewer.page.locator('.problem-mark__place').textContent(), '>fast');
    const [mark, input] = await Promise.all([
      viewer.page.locator('.problem-mark__place').boundingBox(),
      box().boundingBox(),
    ]);
    expect((mark?.x ?? 0) - (input?.x ?? 0)).toBeGreaterThan(100);
    await box().fill('release:shop* p95():>1ms');
    await viewer.page.getByRole('alert').waitFor({ state: 'detached' });
    await eventually(() => box().getAttribute('aria-invalid'), 'false');
  });

  it('is marked as well where it came with the address', async () => {
    await viewer.open('/?query=transaction.duration:soon');
    await viewer.page.locator('.problem-mark__place', { hasText: 'soon' }).waitFor();
  });

  it('is marked again where one comes back to its address', async () => {
    await viewer.open('/?query=transaction.duration:soon');
    const mark = viewer.page.locator('.problem-mark__place');
    await mark.filter({ hasText: 'soon' }).waitFor();
    await search('transaction.duration:>1ms');
    await box().fill('transaction.duration:late');
    await viewer.page.keyboard.press('Enter');
    await mark.filter({ hasText: 'late' }).waitFor();
    await viewer.page.goBack();
    await mark.filter({ hasText: 'soon' }).waitFor();
  });
});

describe('a search that is still being checked', () => {
  /** Lets the check of `text` wait until the way out is called. */
  async function holdCheck(text: string): Promise<() => Promise<void>> {
    const held: Route[] = [];
    await viewer.page.route(
      (url) => url.searchParams.get('statsPeriod') === '1s',
      (route) => void held.push(route),
    );
    await box().fill(text);
    await viewer.page.keyboard.press('Enter');
    await eventually(() => held.length, 1);
    return async () => {
      await Promise.all(held.map((route) => route.continue()));
    };
  }

  it('says so, and does not undo what was chosen meanwhile', async () => {
    await viewer.open('/');
    const letGo = await holdCheck('has:release');
    await viewer.page.locator('.search-box__submit[aria-busy="true"]').waitFor();
    await viewer.page.evaluate(() => history.pushState(null, '', '/?statsPeriod=7d'));
    await letGo();
    await viewer.page.waitForURL('**/?query=has*');
    await eventually(() => viewer.address.searchParams.get('statsPeriod'), '7d');
  });

  it('is no longer checked when it has been overtaken and answered', async () => {
    await viewer.open('/');
    const letGo = await holdCheck('has:release');
    const submit = viewer.page.getByRole('button', { name: 'Search', exact: true });
    const isBusy = () => submit.getAttribute('aria-busy');
    await viewer.page.evaluate(() => history.pushState(null, '', '/?query=has%3Aenvironment'));
    await eventually(isBusy, 'false');
    await viewer.page.goBack();
    await eventually(isBusy, 'true');
    await letGo();
    await eventually(isBusy, 'false');
    await eventually(() => query(), null);
  });

  it('takes nobody back who has gone elsewhere', async () => {
    await viewer.open('/');
    const letGo = await holdCheck('has:environment');
    await viewer.page.getByRole('link', { name: 'searching child spans' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
    const answered = viewer.page.waitForResponse(/statsPeriod=1s/);
    await letGo();
    await (await answered).finished();
    await viewer.page.evaluate(() => new Promise(requestAnimationFrame));
    await eventually(() => viewer.address.pathname, '/spans');
  });

  it('takes effect where the collector does not check it, so that the list says why', async () => {
    await viewer.open('/');
    await viewer.page.route(
      (url) => url.searchParams.get('statsPeriod') === '1s',
      (route) => route.abort(),
    );
    await search('has:transaction.op');
  });
});
