import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { searchBoxOf } from '../../fixture/browser/search-box-of';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const { box, query, search } = searchBoxOf(viewer);

beforeAll(() =>
  viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'a5a0b1c2', begins: Date.now() / 1_000 - 60 })),
);

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

  it('says which function may have been meant, and asks for that', async () => {
    await viewer.open('/');
    await box().fill('transaction:*api* cuont():>0');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('alert').filter({ hasText: 'Unknown function' }).waitFor();
    await viewer.page.getByRole('button', { name: 'count', exact: true }).click();
    await eventually(() => query(), 'transaction:*api* count():>0');
    await viewer.page.getByRole('alert').waitFor({ state: 'detached' });
  });

  it.each([
    ['bar()', 'bar() is no function.'],
    ['bar():>1 or bar():>2', 'bar() is no function.'],
    ['p95()', 'p95() is a figure, and has to be compared with one: p95():>500ms.'],
  ])('says what %s lacks', async (written, lack) => {
    await viewer.open(`/?query=${written}`);
    await viewer.page.getByText(lack).waitFor();
    await eventually(() => viewer.page.getByText(lack).count(), 1);
  });
});
