import { describe, it } from '@jest/globals';
import type { Route } from 'playwright-core';
import { eventually } from '../../fixture/expectations/eventually';
import { searchBoxOf } from '../../fixture/browser/search-box-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const { box, query, search } = searchBoxOf(viewer);

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
