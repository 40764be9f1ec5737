import { describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { singleTransaction } from '../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const COUNT = 520;
const AT_A_TIME = 40;
/** Five pages of a hundred. */
const MOST_ROWS = 500;

const viewer = viewerUnderTest();

/** When the page asked for the rows of its list, in milliseconds of its own clock. */
const askedAt = (): Promise<number[]> =>
  viewer.page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => {
        const { pathname, searchParams } = new URL(name);
        return pathname === '/api/0/events/' && searchParams.getAll('field').includes('last_seen()');
      })
      .map(({ startTime }) => startTime),
  );

const says = (text: string) => viewer.page.getByText(text, { exact: true }).first().waitFor();

describe('a list to which hundreds of transactions a second come (V8)', () => {
  it('asks for them at most once a second, shows up to 500 rows, and says how to see others', async () => {
    await viewer.open('/');
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    const before = await viewer.page.evaluate(() => performance.now());
    for (let sent = 0; sent < COUNT; sent += AT_A_TIME) {
      const together = Array.from({ length: AT_A_TIME }, (_, index) =>
        singleTransaction({ name: `GET /${String(sent + index).padStart(4, '0')}` }),
      );
      await Promise.all(together.map((payload) => viewer.collector.sendEvent('api', payload)));
    }
    await says('First 100 groups');
    await eventually(() => viewer.page.locator('.group__row').count(), 100);
    const asked = (await askedAt()).filter((time) => time > before);
    const seconds = ((await viewer.page.evaluate(() => performance.now())) - before) / 1_000;
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.length).toBeLessThanOrEqual(seconds + 2);
    const more = viewer.page.getByRole('button', { name: 'Show more' });
    for (let rows = 200; rows <= MOST_ROWS; rows += 100) {
      await more.click();
      await eventually(() => viewer.page.locator('.group__row').count(), rows);
    }
    await says('The first 500 rows; narrow the search to see others, or export them.');
    await eventually(() => more.count(), 0);
  });
});
