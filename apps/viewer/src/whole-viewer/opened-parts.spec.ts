import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findBarriers } from '../../fixture/expectations/find-barriers';
import { tellStories, VIEWS } from '../../fixture/stories/views-with-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const viewer = viewerUnderTest();

beforeAll(() => tellStories(viewer.collector));

const addressOf = (view: string) => VIEWS.find(([name]) => name === view)?.[1] ?? '';
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click();

/** What lies over a page or unfolds in it: where it is, how one opens it, and what is seen then. */
const PARTS: readonly (readonly [
  what: string,
  view: string,
  open: (page: Page) => unknown,
  seen: string | RegExp,
])[] = [
  ['Edit Columns', 'the transaction list', press('Edit Columns'), 'Add an aggregate column'],
  ['other time windows', 'the transaction list', press('Other …'), /^From/],
  ['a group', 'the transaction list', press('shop/'), 'Slowest first'],
  [
    'what a row stands on',
    'the transaction list',
    (page) => page.locator('.sample-note').first().focus(),
    'it takes 59',
  ],
  [
    'completions',
    'the transaction list',
    (page) => page.getByRole('combobox', { name: 'Search transactions' }).pressSequentially('trans'),
    'transaction.duration',
  ],
  [
    'exporting',
    'the transaction list',
    (page) => page.getByText('Export', { exact: true }).click(),
    'Save as CSV',
  ],
  [
    'a chart as a table',
    'the transaction list',
    (page) => page.getByText('As a table').first().click(),
    'Per hour',
  ],
  [
    'keys and marks',
    'the trace view',
    async (page) => {
      await page.locator('.span-row').first().focus();
      await page.keyboard.press('?');
    },
    'Missing Instrumentation: time that no span accounts for',
  ],
  [
    'an instrumentation gap',
    'the trace view',
    (page) => page.locator('.span-row', { hasText: 'Missing Instrumentation' }).first().click(),
    'How to instrument it',
  ],
  [
    'the details of an SQL statement',
    'the trace view',
    (page) => page.locator('.span-row', { hasText: 'SELECT sessions' }).first().click(),
    'As it was sent',
  ],
];

describe.each(PARTS)('%s, opened in %s', (_what, view, open, seen) => {
  it('has no serious barrier, read in light and in dark', async () => {
    await viewer.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await viewer.open(addressOf(view));
    await viewer.page.locator('#content').getByText('shop/').first().waitFor();
    await open(viewer.page);
    await viewer.page.getByText(seen).first().waitFor();
    expect(await findBarriers(viewer.page)).toEqual([]);
    await viewer.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await findBarriers(viewer.page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
  });
});
