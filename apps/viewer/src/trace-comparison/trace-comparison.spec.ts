import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { CHECKOUT, PAGE_LOAD, REFUSED_CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const SLOWER = PAGE_LOAD.replace('832..836 ms', '832..837 ms')
  .replace('GET third-party/carrier/quotes  ok  219..371', 'GET third-party/carrier/quotes  ok  219..271')
  .replace('function  rank delivery options', 'function  guess delivery options');
const left = retellTrace(PAGE_LOAD, { seed: 'c1a0b1c2', begins: NOW - 120 });
const right = retellTrace(SLOWER, { seed: 'c2a0b1c2', begins: NOW - 60 });
const fine = retellTrace(CHECKOUT, { seed: 'c3a0b1c2', begins: NOW - 50 });
const refused = retellTrace(REFUSED_CHECKOUT, { seed: 'c4a0b1c2', begins: NOW - 40 });

const viewer = viewerUnderTest();

beforeAll(async () => {
  for (const trace of [left, right, fine, refused]) await viewer.collector.sendTrace(trace);
});

const spansCompared = () => viewer.page.getByRole('treegrid', { name: 'Spans compared' });
/** The row of the first span whose name begins like this. */
const rowOf = (name: string) => spansCompared().getByRole('row', { name }).first();

async function rows(): Promise<string[]> {
  const found = spansCompared().getByRole('row');
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
    expect(all[0]).toBe('4 web pageload - shop/ ok 912 ms ok 912 ms ±0 ±0');
    expect(all.filter((row) => row.includes('only'))).toEqual([
      'function - rank delivery options ok 17 ms not there only left',
      'function - guess delivery options not there ok 17 ms only right',
    ]);
    expect(all).toContain(
      'http.client - GET third-party/carrier/quotes ok 152 ms ok 52 ms ▼ faster, −100 ms −100 ms',
    );
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
      expect.arrayContaining([
        'http.client - GET third-party/carrier/quotes ok 52 ms ok 152 ms ▲ slower, +100 ms +100 ms',
      ]),
    );
  });

  it('do not differ where they are the same trace', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${left.trace_id}?only=differences`);
    await viewer.page.getByText('The two do not differ.').waitFor();
    await viewer.page.getByText('Nothing differs between the two.').waitFor();
  });
});

describe('two traces of which one failed', () => {
  it('say of each span how it ended in which, and that this is a difference', async () => {
    await viewer.open(`/traces/${fine.trace_id}/compare/${refused.trace_id}?only=differences`);
    const charge = rowOf('http.client - POST third-party/payments/charges');
    await charge.waitFor();
    const ends = await charge.getByRole('gridcell').allTextContents();
    expect(ends.slice(0, 2)).toEqual(['ok292 ms', 'failed_precondition192 ms']);
    await viewer.page.getByText('5 failed spans').waitFor();
    const summary = viewer.page.getByText(/^\d+ differences in \d+ places: .*4 with another status/);
    await summary.waitFor();
    const [, all, kinds = ''] =
      /^(\d+) differences in \d+ places: (.*?);/.exec(await summary.innerText()) ?? [];
    const counts = kinds.split(', ').map((kind) => Number.parseInt(kind, 10));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(Number(all));
    expect(counts).not.toContain(0);
  });

  it.each([1280, 768])(
    'show each status whole at a width of %i, and mark where it is another',
    async (width) => {
      await viewer.page.setViewportSize({ width, height: 800 });
      await viewer.open(`/traces/${fine.trace_id}/compare/${refused.trace_id}`);
      await rowOf('http.client - POST third-party/payments/charges').waitFor();
      const marked = spansCompared().getByRole('row').filter({ hasText: 'another status' });
      await eventually(() => marked.count(), 4);
      await marked.first().getByTitle('With another status').waitFor();
      const statuses = spansCompared().locator('.side-cell__status');
      const cut = () =>
        statuses.evaluateAll(
          (all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length,
        );
      await eventually(cut, 0);
      await viewer.page.setViewportSize({ width: 1280, height: 800 });
    },
  );

  it('lead from a span to itself in its trace', async () => {
    await viewer.open(`/traces/${fine.trace_id}/compare/${refused.trace_id}`);
    const charge = rowOf('http.client - POST third-party/payments/charges');
    await charge.getByRole('link').nth(1).click();
    await viewer.page.waitForURL(`**/traces/${refused.trace_id}?span=*`);
    await viewer.page.locator('.span-details').waitFor();
  });

  it('have bars on one scale', async () => {
    await viewer.open(`/traces/${fine.trace_id}/compare/${refused.trace_id}`);
    const charge = rowOf('http.client - POST third-party/payments/charges');
    await charge.waitFor();
    const [upper = 0, lower = 1] = await charge
      .locator('.duration-bar')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
    expect(upper / lower).toBeCloseTo(292 / 192, 1);
  });
});

describe('the rows of a comparison', () => {
  it('are folded and unfolded by a click, and by the keys of a span view', async () => {
    await viewer.open(`/traces/${left.trace_id}/compare/${right.trace_id}`);
    await rows();
    const call = rowOf('http.client - GET /api/products');
    await call.getByRole('button', { name: 'Hide 1 child row' }).click();
    await eventually(async () => (await rows()).length, 14);
    await call.focus();
    await call.press('ArrowRight');
    await eventually(async () => (await rows()).length, 19);
    await call.press('ArrowRight');
    const focused = viewer.page.locator('[role="row"]:focus');
    await focused.filter({ hasText: 'http.server - GET /api/products' }).waitFor();
    await viewer.page.keyboard.press('ArrowLeft');
    await eventually(() => focused.getAttribute('aria-expanded'), 'false');
    await viewer.page.keyboard.press('ArrowLeft');
    await focused.filter({ hasText: 'http.client - GET /api/products' }).waitFor();
    await viewer.page.keyboard.press('End');
    await focused.filter({ hasText: 'only right' }).waitFor();
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
});
