import { beforeAll, describe, it } from '@jest/globals';
import { boxOf } from '../../fixture/browser/box-of';
import { eventually } from '../../fixture/expectations/eventually';
import { tellStories } from '../../fixture/stories/views-with-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

beforeAll(() => tellStories(viewer.collector));

const focused = () => viewer.page.evaluate(() => document.activeElement?.id);
const views = () => viewer.page.getByRole('navigation', { name: 'Views' });

describe('the frame of the page', () => {
  it('lets one skip to the content, first of all', async () => {
    await viewer.open('/');
    await viewer.page.getByText('shop/').first().waitFor();
    await viewer.page.keyboard.press('Tab');
    const link = viewer.page.getByRole('link', { name: 'Skip to the content' });
    await eventually(async () => (await boxOf(link)).top >= 0, true);
    await viewer.page.keyboard.press('Enter');
    await eventually(focused, 'content');
  });

  it('moves the focus to the content of another view, and says its title', async () => {
    await viewer.open('/');
    await views().getByRole('link', { name: 'Child spans' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
    await eventually(focused, 'content');
    await viewer.page
      .getByRole('status')
      .filter({ hasText: / · Clew$/ })
      .waitFor({ state: 'attached' });
  });

  it('says where one is', async () => {
    await viewer.open('/spans');
    const here = views().locator('[aria-current="page"]');
    await here.first().waitFor();
    await eventually(() => here.allInnerTexts(), ['Child spans']);
  });

  it('goes back to where one was', async () => {
    await viewer.open('/spans');
    await views().getByRole('link', { name: 'Transactions' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
    await viewer.page.goBack();
    await viewer.page.getByRole('heading', { level: 1, name: 'Child spans' }).waitFor();
  });

  it('keeps still where less motion is wanted', async () => {
    await viewer.page.emulateMedia({ reducedMotion: 'reduce' });
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await eventually(() => viewer.page.evaluate(() => document.getAnimations().length), 0);
  });
});

describe('the theme', () => {
  const canvas = () => viewer.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const theme = () => viewer.page.getByLabel('Theme');
  const LIGHT = 'rgb(246, 245, 242)';
  const DARK = 'rgb(18, 19, 22)';

  it('is that of the machine, until one chooses another', async () => {
    await viewer.page.emulateMedia({ colorScheme: 'light' });
    await viewer.open('/');
    await eventually(canvas, LIGHT);
    await theme().selectOption('Dark');
    await eventually(canvas, DARK);
    await theme().selectOption('System');
    await eventually(canvas, LIGHT);
  });

  it('is there before anything is painted on the next visit', async () => {
    await viewer.page.emulateMedia({ colorScheme: 'light' });
    await viewer.open('/');
    await theme().selectOption('Dark');
    // Without the page's own script there is what the head of the page does alone.
    await viewer.page.route('**/assets/*.js', (route) => route.abort());
    await viewer.page.reload();
    await eventually(() => viewer.page.evaluate(() => document.documentElement.dataset['theme']), 'dark');
    await eventually(canvas, DARK);
  });

  it.each(['neon', '<script>', '', '{"a":1}'])(
    'is that of the machine where %j was stored',
    async (stored) => {
      await viewer.remember('clew.theme', stored);
      await viewer.open('/');
      await eventually(() => theme().inputValue(), 'system');
    },
  );
});
