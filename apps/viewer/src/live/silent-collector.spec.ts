import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { findBarriers } from '../../fixture/expectations/find-barriers';
import { singleTransaction } from '../../fixture/stories/single-event';
import { viewerUnderTest } from '../../fixture/viewer-under-test';
import { tracePath } from '../routes';

const viewer = viewerUnderTest({ CLEW_HEARTBEAT_MS: '500' });
const indicator = () => viewer.page.locator('.live-indicator');
const late = () => viewer.page.getByRole('status').filter({ hasText: 'The collector has not answered yet' });

async function openList(): Promise<void> {
  await viewer.open('/');
  await viewer.page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
  await eventually(() => indicator().innerText(), 'Live');
}

describe('a collector that hangs', () => {
  afterEach(() => viewer.collector.goOn());

  it('is said to be silent, and since when, until it goes on', async () => {
    await openList();
    viewer.collector.hang();
    await eventually(() => indicator().innerText(), expect.stringMatching(/^Silent since \d\d:\d\d:\d\d$/));
    viewer.collector.goOn();
    await eventually(() => indicator().innerText(), 'Live');
    await viewer.collector.sendEvent('web', singleTransaction({ name: 'GET /after-all' }));
    await viewer.page.getByText('GET /after-all').first().waitFor();
  });

  it('is said to owe its answer, until it gives it', async () => {
    const transaction = singleTransaction({ name: 'GET /owed', traceId: '5d'.repeat(16) });
    await viewer.collector.sendEvent('web', transaction);
    await viewer.page.route('**/api/0/traces/**', (route) => {
      viewer.collector.hang();
      return route.continue();
    });
    await viewer.open(tracePath('5d'.repeat(16)));
    await late().waitFor();
    await eventually(() => indicator().innerText(), expect.stringContaining('Silent since'));
    expect(await findBarriers(viewer.page)).toEqual([]);
    await eventually(() => late().innerText(), expect.stringMatching(/It was asked at \d\d:\d\d:\d\d\./));
    viewer.collector.goOn();
    await viewer.page.unroute('**/api/0/traces/**');
    await viewer.row('GET /owed').waitFor();
    await late().waitFor({ state: 'detached' });
  });

  it('is said to owe its answer also while it is not known who reads', async () => {
    await viewer.page.route('**/api/0/session/', () => undefined);
    await viewer.open('/');
    await late().waitFor();
    expect(await findBarriers(viewer.page)).toEqual([]);
  });
});

describe('a collector that answers at once', () => {
  it('is not said to owe anything', async () => {
    await openList();
    await viewer.page.locator('.group__row').first().waitFor();
    await eventually(() => viewer.page.locator('.late-answer, .skeleton').count(), 0);
  });
});
