import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Math.floor(Date.now() / 1_000);
const HOUR = 3_600;
const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, { seed: 'c8a0b1c2', begins: NOW - 60 }));
  const longAgo = { seed: 'c9a0b1c2', begins: NOW - 5 * HOUR, pace: 3 };
  await viewer.collector.sendTrace(retellTrace(CHECKOUT, longAgo));
});

const choice = (name: string) =>
  viewer.page.getByRole('group', { name: 'Time window' }).getByRole('button', { name });
const form = (name: string) => viewer.page.getByRole('form', { name });
const address = () => viewer.address.searchParams;

/** The figures of the group that the checkout is. */
async function figuresOf(count: number): Promise<string[]> {
  const row = viewer.page.getByRole('row').filter({ hasText: 'POST /api/checkout' });
  await row
    .getByRole('cell', { name: String(count), exact: true })
    .first()
    .waitFor();
  return row.getByRole('cell').allTextContents();
}

describe('the time window', () => {
  it('changes the figures of each row when it is narrowed (S137, S152)', async () => {
    await viewer.open('/?query=transaction:"POST /api/checkout"');
    const all = await figuresOf(2);
    await choice('1 h').click();
    await viewer.page.waitForURL(/statsPeriod=1h/);
    const narrow = await figuresOf(1);
    // One of 493 ms, and with the other, of 1.48 s, an average between them; rates divide by the window.
    expect(all.join(' ')).toMatch(/986 ms of 2 transactions.* <0\.01\/min 2\/d /);
    expect(narrow.join(' ')).toMatch(/493 ms of 1 transaction.* 0\.02\/min 1\/h /);
  });

  it('may be any period', async () => {
    await viewer.open('/');
    await choice('Other …').click();
    const entry = form('A period up to now').getByRole('textbox', { name: 'Last' });
    await entry.fill('soon');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('alert').filter({ hasText: 'Say how long' }).waitFor();
    await eventually(() => entry.getAttribute('aria-invalid'), 'true');
    await entry.fill('30 m');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.waitForURL(/statsPeriod=30m/);
    await choice('Last 30 min').waitFor();
  });

  it('begins between moments that are as far apart as the window in force', async () => {
    await viewer.open('/?statsPeriod=15m');
    await choice('Other …').click();
    const between = form('From one moment to another');
    await between.waitFor();
    const written = (name: string) => between.locator(`[name="${name}"]`).inputValue();
    const minutesApart = async () =>
      (Date.parse(await written('end')) - Date.parse(await written('start'))) / 60_000;
    await eventually(minutesApart, 15);
  });

  it('is entered in front of the page, which does not move, and Escape gives the focus back', async () => {
    await viewer.open('/');
    await figuresOf(2);
    const heading = viewer.page.getByRole('navigation', { name: 'Pre-built queries' });
    const before = await heading.boundingBox();
    await choice('Other …').click();
    const entry = form('A period up to now').getByRole('textbox', { name: 'Last' });
    await entry.waitFor();
    await eventually(() => entry.evaluate((field) => field === document.activeElement), true);
    await eventually(() => heading.boundingBox(), before);
    await viewer.page.keyboard.press('Escape');
    await entry.waitFor({ state: 'detached' });
    await eventually(() => choice('Other …').evaluate((button) => button === document.activeElement), true);
    await choice('Other …').click();
    await entry.waitFor();
    await viewer.page.getByRole('heading', { level: 1 }).click();
    await entry.waitFor({ state: 'detached' });
  });

  it('may go from one moment to another, and says by whose clock', async () => {
    await viewer.open('/');
    await choice('Other …').click();
    const [from, to] = [
      form('From one moment to another').getByLabel('From'),
      form('From one moment to another').getByLabel('to'),
    ];
    await from.fill('2026-11-22T13:00:00');
    await to.fill('2026-11-22T12:00:00');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.getByRole('alert').filter({ hasText: 'The end must lie after the start.' }).waitFor();
    await eventually(() => to.getAttribute('aria-invalid'), 'true');
    await to.fill('2026-11-22T14:30:00');
    await viewer.page.keyboard.press('Enter');
    await viewer.page.waitForURL(/start=.+end=/);
    const length = Date.parse(address().get('end') ?? '') - Date.parse(address().get('start') ?? '');
    expect(length).toBe(1.5 * HOUR * 1_000);
    const zone = await viewer.page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
    await viewer.page.getByText(`Nov 22, 13:00 – 14:30 ${zone}`).waitFor();
  });

  it('becomes larger, step by step', async () => {
    await viewer.open('/?statsPeriod=1h');
    await choice('Zoom out').click();
    await viewer.page.waitForURL((url) => !url.searchParams.has('statsPeriod'));
    await choice('Zoom out').click();
    await viewer.page.waitForURL(/statsPeriod=7d/);
    await viewer.open('/?statsPeriod=90d');
    await eventually(() => choice('Zoom out').isDisabled(), true);
  });

  it.each(['statsPeriod=forever', 'statsPeriod=91d', 'start=2026-11-22T13:00:00Z', 'start=x&end=y'])(
    'is the last 24 hours where the address makes no sense: %s',
    async (search) => {
      await viewer.open(`/?${search}`);
      await viewer.page.locator('[aria-pressed="true"]').filter({ hasText: '24 h' }).waitFor();
      await figuresOf(2);
    },
  );
});
