import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { searchBoxOf } from '../../fixture/browser/search-box-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const viewer = viewerUnderTest();
const { search } = searchBoxOf(viewer);

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'a5a0b1c2', begins: NOW - 60 }));
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, { seed: 'c5a0b1c2', begins: NOW - 40 }));
});

const groupNames = () =>
  viewer.page
    .getByRole('region', { name: /^Table of/ })
    .getByRole('rowheader')
    .allTextContents();

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

  it('says of a star alone that it matches what has no value, too', async () => {
    await viewer.open('/?query=user.id:*');
    await viewer.page.getByText('user.id:* also matches what has none').waitFor();
    await search('has:user.id');
    await eventually(() => viewer.page.getByText('also matches what has none').count(), 0);
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
