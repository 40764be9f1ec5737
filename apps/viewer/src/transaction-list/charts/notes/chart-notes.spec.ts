import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../fixture/expectations/eventually';
import { singleError, singleTransaction } from '../../../../fixture/stories/single-event';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';

const viewer = viewerUnderTest();
const NOW = Math.floor(Date.now() / 1_000);
const HOUR = 3_600;
/** A whole minute five hours ago. */
const MINUTE = Math.floor((NOW - 5 * HOUR) / 60) * 60;

/** Of web five minutes up to now; of worker two minutes five hours ago; of api some that end in the future. */
beforeAll(async () => {
  const { collector } = viewer;
  for (const ago of [20, 100, 200, 290]) {
    await collector.sendEvent('web', singleTransaction({ name: 'recent', ended: NOW - ago }));
  }
  for (const second of [0, 60, 119.5, 120]) {
    await collector.sendEvent('worker', singleTransaction({ name: 'earlier', ended: MINUTE + second }));
  }
  for (const ahead of [-10 * HOUR, -40, 2 * HOUR, 20 * HOUR]) {
    await collector.sendEvent('api', singleTransaction({ name: 'ahead', ended: NOW + ahead }));
  }
  await collector.sendEvent('scheduler', singleTransaction({ name: 'poll' }));
  await collector.sendEvent('scheduler', singleError('TypeError', 'no yarn'));
});

const says = (text: string | RegExp) => viewer.page.getByText(text).first().waitFor();
const button = (name: string | RegExp) => viewer.page.getByRole('button', { name });
const address = () => Object.fromEntries(new URL(viewer.page.url()).searchParams);
const COUNTS = 'field=project&field=count()';

/** What the chart of throughput says of all, the histogram of all, and the list of its one group. */
async function expectCountsOfAll(count: number, throughput: RegExp): Promise<void> {
  await says(throughput);
  await says(new RegExp(`^${count} transactions?, \\d+ ms`));
  const cells = viewer.page.locator('.group-row, tbody tr').first();
  await eventually(() => cells.innerText(), expect.stringMatching(new RegExp(`\\b${count}\\b`)));
}

describe('a window of which the events take up a small part (S137)', () => {
  it('leads to the minutes up to now in which they happened, and back', async () => {
    await viewer.open('/?project=web');
    await says(/^All of it happened in the last \d min\./);
    await button('Show the last 10 min').click();
    await eventually(address, { project: 'web', statsPeriod: '10m' });
    await says(/^4 transactions, at most/);
    await eventually(() => viewer.page.getByText(/^All of it happened/).count(), 0);
    await viewer.page.goBack();
    await says(/^All of it happened in the last \d min\./);
    await eventually(address, { project: 'web' });
  });

  it('leads to the time in which they happened, where that is over', async () => {
    await viewer.open('/?project=worker');
    await says('All of it happened within 2 min.');
    await button('Show that time').click();
    await viewer.page.waitForURL(/start=/);
    await says(/^4 transactions, at most/);
    const { start = '', end = '' } = address();
    expect([Date.parse(start) / 1_000, Date.parse(end) / 1_000]).toEqual([MINUTE - 6, MINUTE + 126]);
  });

  it('changes by itself only when one presses the button', async () => {
    await viewer.open('/?project=web');
    await button('Show the last 10 min').waitFor();
    expect(address()).toEqual({ project: 'web' });
  });
});

describe('charts and list', () => {
  it('agree on events that end in the future, which the charts over time do not draw', async () => {
    await viewer.open(`/?project=api&${COUNTS}`);
    await expectCountsOfAll(4, /^4 transactions, 2 of them in the future, at most 1 in a step/);
    await says(/^2 transactions of the list end in the future, by a clock that runs ahead/);
    await button('Show the future').click();
    await viewer.page.waitForURL(/start=/);
    await expectCountsOfAll(2, /^2 transactions, at most 1 in a step/);
    await viewer.page.goBack();
    await says(/^4 transactions, 2 of them in the future/);
  });

  it('say of events that all end in the future that none can be drawn', async () => {
    const later = new Date((NOW + HOUR) * 1_000).toISOString();
    await viewer.open(`/?project=api&query=${encodeURIComponent(`timestamp:>${later}`)}`);
    await says('No transactions in this window that could be drawn.');
    await says(/^2 transactions of the list end in the future/);
    await eventually(() => viewer.page.getByText(/^All of it happened/).count(), 0);
  });

  it.each([
    ['up to the last moment', 0, 120, 3],
    ['from the first moment on', 60, 121, 3],
    ['within a step', 59, 61, 1],
  ])('agree on what ends at the edges of a window: %s', async (_where, from, to, count) => {
    const [start, end] = [from, to].map((second) => new Date((MINUTE + second) * 1_000).toISOString());
    await viewer.open(`/?project=worker&${COUNTS}&start=${start}&end=${end}`);
    await expectCountsOfAll(count, new RegExp(`^${count} transactions?, at most`));
  });

  it('speak of events where there are transactions and errors, of which only the former have durations', async () => {
    await viewer.open('/?query=event.type:[transaction,error]&project=scheduler');
    await says(/^2 events, at most 2 in a step/);
    await says(/^Highest p95: 100 ms of 1 transaction, /);
    await says(/^1 transaction, 100 ms$/);
  });

  it('count errors over the whole width where the list is of errors, which have no durations', async () => {
    await viewer.open('/?query=event.type:error');
    await says(/^1 error, at most 1 in a step/);
    await says('Drag across the chart to zoom in.');
    const [grid, chart, ...others] = await viewer.page
      .locator('.charts__grid, .charts__grid > .chart')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().width));
    expect([chart, others]).toEqual([grid, []]);
    await viewer.open('/?query=event.type:error&start=2026-01-01T00:00:00Z&end=2026-01-02T00:00:00Z');
    await says('No errors in this time window');
    await eventually(() => viewer.page.getByText(/could be drawn/).count(), 0);
  });
});
