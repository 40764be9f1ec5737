import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { BACKGROUND_POLL, CHECKOUT, PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Math.floor(Date.now() / 1_000);
const HOUR = 3_600;
const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(retellTrace(PAGE_LOAD, { seed: 'a7a0b1c2', begins: NOW - 60 }));
  await viewer.collector.sendTrace(
    retellTrace(CHECKOUT, { seed: 'c7a0b1c2', begins: NOW - 5 * HOUR, pace: 2 }),
  );
});

const throughput = () => viewer.page.getByRole('slider', { name: /^Throughput/ });
const durations = () => viewer.page.getByRole('slider', { name: /^Duration: p50/ });
const address = () => viewer.address.searchParams;
const saysOfAll = (text: string | RegExp) => viewer.page.getByText(text).first().waitFor();

async function openCharts(path = '/'): Promise<void> {
  await viewer.open(path);
  await throughput().waitFor();
}

/** Presses at one share of the chart's width and moves to another; the button stays down. */
async function dragOver(from: number, to: number): Promise<void> {
  const box = await throughput().boundingBox();
  if (box === null) throw new Error('the chart is not to be seen');
  const y = box.y + box.height / 2;
  await viewer.page.mouse.move(box.x + from * box.width, y);
  await viewer.page.mouse.down();
  await viewer.page.mouse.move(box.x + to * box.width, y, { steps: 4 });
}

describe('the charts over time', () => {
  it('zoom in to what the pointer is dragged over, and back goes back (S137)', async () => {
    await openCharts();
    await saysOfAll(/^11 transactions, at most 7 in a step/);
    await dragOver(0.9, 0.999);
    await viewer.page.mouse.up();
    await viewer.page.waitForURL(/start=.+end=/);
    const [start, end] = [Date.parse(address().get('start') ?? ''), Date.parse(address().get('end') ?? '')];
    expect((end - start) / 1_000).toBeGreaterThan(HOUR);
    expect((end - start) / 1_000).toBeLessThan(4 * HOUR);
    expect(end / 1_000).toBeGreaterThanOrEqual(NOW - 60);
    await saysOfAll(/^7 transactions, at most 7 in a step/);
    await viewer.page.goBack();
    await saysOfAll(/^11 transactions/);
  });

  it('give up a choice on Escape', async () => {
    await openCharts();
    await dragOver(0.2, 0.6);
    await viewer.page.locator('.chart__range').first().waitFor({ state: 'attached' });
    await saysOfAll(/^Zoom in to .+ – .+; Escape gives it up$/);
    await viewer.page.keyboard.press('Escape');
    await viewer.page.locator('.chart__range').first().waitFor({ state: 'detached' });
    await viewer.page.mouse.up();
    expect(address().has('start')).toBe(false);
  });

  it('zoom in by keys alone', async () => {
    await openCharts();
    await throughput().focus();
    for (const key of ['End', 'ArrowLeft', 'Shift+ArrowLeft', 'Shift+ArrowLeft']) {
      await viewer.page.keyboard.press(key);
    }
    await eventually(
      () => throughput().getAttribute('aria-valuetext'),
      expect.stringMatching(/3 of \d+ steps chosen$/),
    );
    await viewer.page.keyboard.press('Enter');
    await viewer.page.waitForURL(/start=/);
    const length = Date.parse(address().get('end') ?? '') - Date.parse(address().get('start') ?? '');
    expect(length / 1_000).toBe(3 * 900);
  });

  it('say of the step under the pointer what it holds, and on how little it stands', async () => {
    await openCharts('/?statsPeriod=15m');
    await saysOfAll(/^7 transactions/);
    await durations().focus();
    const steps = Number(await durations().getAttribute('aria-valuemax'));
    for (let step = 0; step < steps; step += 1) {
      await viewer.page.keyboard.press('ArrowLeft');
      if (!/no transactions/.test((await durations().getAttribute('aria-valuetext')) ?? '')) break;
    }
    const said = await durations().getAttribute('aria-valuetext');
    expect(said).toMatch(/p50 .+, p75 .+, p95 .+ · n = \d · too few for (p50, )?p75, p95$/);
    await eventually(
      () => throughput().getAttribute('aria-valuetext'),
      expect.stringMatching(/· \d transactions? · .+\/min$/),
    );
  });

  it('tell rates per unit in which a single one in a step is at least one', async () => {
    await openCharts();
    await saysOfAll(/^11 transactions/);
    await viewer.page.getByText('As a table').first().click();
    await viewer.page.getByRole('columnheader', { name: 'Per hour' }).waitFor();
    await viewer.page
      .getByRole('cell', { name: /^\d+\/h$/ })
      .first()
      .waitFor();
    await throughput().focus();
    await viewer.page.keyboard.press('Home');
    await saysOfAll(/· 0 transactions · 0\/h$/);
  });

  it('leave gaps where nothing ended, and no zeros', async () => {
    await openCharts();
    await saysOfAll(/^11 transactions/);
    const drawn = viewer.page.locator('.chart__series--p95 path');
    await drawn.first().waitFor({ state: 'attached' });
    const [line, dots] = await drawn.evaluateAll((paths) =>
      paths.map((path) => path.getAttribute('d') ?? ''),
    );
    const heights = [...`${line}${dots}`.matchAll(/,([\d.]+)/g)].map(([, height]) => Number(height));
    expect(heights.length).toBeGreaterThanOrEqual(2);
    expect(heights.length).toBeLessThanOrEqual(4);
    expect(Math.max(...heights)).toBeLessThan(99);
  });

  it('are there as tables', async () => {
    await openCharts();
    await viewer.page.getByText('As a table').first().click();
    const table = viewer.page.getByRole('table', { name: /^Throughput/ });
    await table.waitFor();
    await eventually(async () => {
      const cells = await table.getByRole('cell').allTextContents();
      return cells.filter((_, index) => index % 2 === 0).reduce((sum, cell) => sum + Number(cell), 0);
    }, 11);
  });

  it('follow the query and the projects', async () => {
    await openCharts('/?query=transaction:shop/&project=web');
    await saysOfAll(/^1 transaction, at most 1 in a step/);
  });

  it('show all transactions where a condition on functions chooses groups, and say so', async () => {
    await openCharts('/?query=p95():%3E800ms');
    await viewer.page.getByText('Conditions on functions choose groups').waitFor();
    await saysOfAll(/^11 transactions/);
  });
});

describe('the charts', () => {
  it('grow without flicker when a transaction is stored', async () => {
    await openCharts();
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await saysOfAll(/^11 transactions/);
    await viewer.page.evaluate(() => {
      const grid = document.querySelector('.charts__grid');
      Object.assign(window, { removed: 0 });
      new MutationObserver((changes) => {
        const gone = changes.flatMap(({ removedNodes }) => [...removedNodes]);
        const figures = gone.filter((node) => node.nodeName === 'FIGURE' || node.nodeName === 'svg');
        Object.assign(window, { removed: figures.length });
      }).observe(grid ?? document, { childList: true, subtree: true });
    });
    await viewer.collector.sendTrace(retellTrace(BACKGROUND_POLL, { seed: 'b7a0b1c2', begins: NOW - 10 }));
    await saysOfAll(/^14 transactions/);
    expect(await viewer.page.evaluate(() => (window as unknown as { removed: number }).removed)).toBe(0);
  });

  it('stay put away, and come back', async () => {
    await openCharts();
    await viewer.page.getByRole('button', { name: 'Charts', exact: true }).click();
    await throughput().waitFor({ state: 'detached' });
    await viewer.page.reload();
    await viewer.page.getByRole('button', { name: 'shop/' }).waitFor();
    await eventually(() => throughput().count(), 0);
    await viewer.page.getByRole('button', { name: 'Charts', exact: true }).click();
    await throughput().waitFor();
  });

  it('are shown where this browser has kept garbage about them', async () => {
    await viewer.remember('clew.charts', '{"__proto__":');
    await openCharts();
  });
});
