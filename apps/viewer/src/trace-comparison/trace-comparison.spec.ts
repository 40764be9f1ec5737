import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/eventually';
import { retellTrace } from '../../fixture/retell-trace';
import { PAGE_LOAD } from '../../fixture/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const SLOWER = PAGE_LOAD.replace('832..836 ms', '832..837 ms')
  .replace('GET third-party/carrier/quotes  ok  219..371', 'GET third-party/carrier/quotes  ok  219..271')
  .replace('function  rank delivery options', 'function  guess delivery options');
const left = retellTrace(PAGE_LOAD, { seed: 'c1a0b1c2', begins: NOW - 120 });
const right = retellTrace(SLOWER, { seed: 'c2a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(left);
  await viewer.collector.sendTrace(right);
});

async function rows(): Promise<string[]> {
  const found = viewer.page.getByRole('table', { name: 'Spans compared' }).getByRole('row');
  await found.nth(1).waitFor();
  return (await found.allInnerTexts()).slice(1).map((text) => text.split(/\s+/).join(' ').trim());
}

describe('two traces compared', () => {
  it('stand where they begin, also when what is above them changes its height', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${right.trace_id}`);
    await rows();
    const setWidth = (width: number) => viewer.page.setViewportSize({ width, height: 700 });
    const offset = () =>
      viewer.page.locator('.comparison-tree__rows').evaluate((list) => {
        const [first] = list.children;
        return first && first.getBoundingClientRect().top - list.getBoundingClientRect().top;
      });
    await eventually(offset, 0);
    await setWidth(420);
    await viewer.page.locator('.comparison-header').evaluate((header) => {
      header.append(Object.assign(document.createElement('p'), { textContent: 'A line more' }));
    });
    await viewer.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)));
    await eventually(offset, 0);
    await setWidth(1280);
  });

  it('are one tree that says what only one has and what takes longer', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${right.trace_id}`);
    const all = await rows();
    expect(all).toHaveLength(19);
    expect(all[0]).toBe('web pageload - shop/ 912 ms 912 ms ±0 ±0');
    expect(all.filter((row) => row.includes('only'))).toEqual([
      'only left function - rank delivery options 17 ms',
      'only right function - guess delivery options 17 ms',
    ]);
    expect(all).toContain('http.client - GET third-party/carrier/quotes 152 ms 52 ms −100 ms −100 ms');
  });

  it('can be narrowed to the differences and what stands above them, in the address', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${right.trace_id}`);
    await viewer.page.getByLabel('Only differences').check();
    await viewer.page.waitForURL(/\?only=differences$/);
    await eventually(async () => (await rows()).length, 7);
  });

  it('can be swapped', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${right.trace_id}`);
    await viewer.page.getByRole('link', { name: 'Swap' }).click();
    await viewer.page.waitForURL(`**/traces/${right.trace_id}/compare/${left.trace_id}`);
    await eventually(
      rows,
      expect.arrayContaining(['http.client - GET third-party/carrier/quotes 52 ms 152 ms +100 ms +100 ms']),
    );
  });

  it('do not differ where they are the same trace', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${left.trace_id}?only=differences`);
    await viewer.page.getByText('The two do not differ.').waitFor();
    await viewer.page.getByText('Nothing differs between the two.').waitFor();
  });
});

describe('the way to a comparison', () => {
  it('leads from a trace over the latest that began the same way', async () => {
    await viewer.open(`/traces/${left.trace_id}`);
    await viewer.page.getByRole('link', { name: 'Compare with…' }).click();
    const latest = viewer.page.getByRole('region', { name: /^The latest traces/ }).getByRole('link');
    await latest.first().waitFor();
    await eventually(() => latest.allTextContents(), [`${right.trace_id.slice(0, 8)} 912 ms`]);
    await latest.first().click();
    await viewer.page.waitForURL(`**/traces/${left.trace_id}/compare/${right.trace_id}`);
  });

  it('takes a pasted id or address, and says where it finds none', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare`);
    const field = viewer.page.getByLabel('Trace id, or the address of a trace');
    await field.fill('the slow one');
    await field.press('Enter');
    await viewer.page.getByText('There is no trace id in it').waitFor();
    await field.fill(`${viewer.collector.url}/traces/${right.trace_id}?tab=errors`);
    await field.press('Enter');
    await viewer.page.waitForURL(`**/traces/${left.trace_id}/compare/${right.trace_id}`);
  });

  it('says so where one of the two is not there', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${'f'.repeat(32)}`);
    await viewer.page.getByRole('heading', { name: 'One of the two traces is not here' }).waitFor();
  });
});
