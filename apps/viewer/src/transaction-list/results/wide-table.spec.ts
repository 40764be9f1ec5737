import { beforeAll, describe, it } from '@jest/globals';
import { boxOf } from '../../../fixture/browser/box-of';
import { eventually } from '../../../fixture/expectations/eventually';
import { singleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { listPath } from '../list-state';

const viewer = viewerUnderTest();

/** More than have room on a page. */
const MANY = Array.from({ length: 40 }, (_, index) => singleTransaction({ name: `GET /tables/${index}` }));

/** More columns than have room at 768 pixels. */
const WIDE = listPath({
  fields: [
    'transaction',
    'project',
    'count()',
    'p50()',
    'p75()',
    'p95()',
    'p99()',
    'epm()',
    'failure_rate()',
    'last_seen()',
  ],
});

beforeAll(() => Promise.all(MANY.map((payload) => viewer.collector.sendEvent('db-service', payload))));

const groups = () => viewer.page.locator('.group__row');
/** Whether something is out of sight beyond each edge of the table's frame. */
const edges = () =>
  viewer.page.locator('.shaded-edges').evaluate((frame: HTMLElement) => ({
    before: frame.dataset['moreBefore'],
    behind: frame.dataset['moreBehind'],
  }));

describe('the head of a long table', () => {
  const head = () => viewer.page.locator('.group-table > thead th').first();

  it('stays in view while the page is scrolled', async () => {
    await viewer.page.setViewportSize({ width: 1280, height: 700 });
    await viewer.open('/');
    await groups().last().scrollIntoViewIfNeeded();
    await eventually(async () => (await boxOf(head())).top, 0);
  });

  it('stays in view while the frame is scrolled of a table that is too wide for the page', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 700 });
    await viewer.open(WIDE);
    await viewer.page.locator('.table-frame:not(.table-frame--fits)').waitFor();
    await groups().last().scrollIntoViewIfNeeded();
    await eventually(async () => {
      const frame = await boxOf(viewer.page.locator('.table-frame'));
      return Math.abs((await boxOf(head())).top - frame.top) < 2;
    }, true);
  });
});

describe('at 768 pixels', () => {
  it('the table scrolls in its frame, by keyboard too, and the name stays, with its head', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open(WIDE);
    await groups().first().waitFor();
    const frame = viewer.page.getByRole('region', { name: 'Table of transactions' });
    await frame.focus();
    await viewer.page.keyboard.press('End');
    await viewer.page.keyboard.press('ArrowRight');
    await viewer.page.waitForFunction(() => (document.querySelector('.table-frame')?.scrollLeft ?? 0) > 0);
    await eventually(async () => {
      const name = await boxOf(viewer.page.locator('.group__name').first());
      const head = await boxOf(viewer.page.locator('.column--name'));
      const { left } = await boxOf(frame);
      return [name, head].every((part) => Math.abs(part.left - left) < 2);
    }, true);
    await eventually(() => viewer.page.evaluate(() => document.documentElement.scrollWidth), 768);
  });

  it('the usual columns have room', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open('/');
    await groups().first().waitFor();
    await viewer.page.locator('.table-frame--fits').waitFor();
    await eventually(edges, { before: 'false', behind: 'false' });
  });

  it('an edge beyond which the table goes on is shaded, until one is there', async () => {
    await viewer.page.setViewportSize({ width: 768, height: 900 });
    await viewer.open(WIDE);
    await groups().first().waitFor();
    await eventually(edges, { before: 'false', behind: 'true' });
    const scrollTo = (left: number) =>
      viewer.page.locator('.table-frame').evaluate((frame, to) => void (frame.scrollLeft = to), left);
    await scrollTo(20);
    await eventually(edges, { before: 'true', behind: 'true' });
    await scrollTo(10_000);
    await eventually(edges, { before: 'true', behind: 'false' });
    await viewer.page.setViewportSize({ width: 1600, height: 900 });
    await eventually(edges, { before: 'false', behind: 'false' });
  });
});
