import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../../fixture/expectations/eventually';
import { retellTrace } from '../../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const checkout = retellTrace(CHECKOUT, { seed: 'e1a0b1c2', begins: NOW - 60 });
const repeating = retellTrace(
  `
    api  http.server  GET /orders  ok     0..100 ms
    ├─ sql.query  SELECT 1 FROM orders  ok  0..20 ms
    ├─ sql.query  SELECT 2 FROM orders  aborted  20..50 ms
    └─ function  render  ok  50..90 ms
  `,
  { seed: 'e2a0b1c2', begins: NOW - 60 },
);
const growing = retellTrace(CHECKOUT, { seed: 'e4a0b1c2', begins: NOW - 60 });
const timeless = retellTrace('api  cron  tick  ok  5..5 ms', { seed: 'e3a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();
const openFlameGraph = (traceId: string) => viewer.open(`/traces/${traceId}?tab=flame`);
const frames = () => viewer.page.getByRole('tree', { name: 'Frames' }).getByRole('treeitem');
const frame = (name: string | RegExp) => viewer.page.getByRole('treeitem', { name });
const focused = () => viewer.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const facts = () => viewer.page.getByRole('group', { name: 'The frame looked at' });
const shareOfWidth = async (name: string) => {
  const [own, all] = await Promise.all([frame(name).boundingBox(), frames().first().boundingBox()]);
  return Math.round(((own?.width ?? 0) / (all?.width ?? 1)) * 100);
};

beforeAll(async () => {
  for (const trace of [checkout, repeating, timeless]) await viewer.collector.sendTrace(trace);
});

describe('the flame graph', () => {
  it('adds up spans that are reached the same way, as wide as their work', async () => {
    await openFlameGraph(repeating.trace_id);
    await frames().first().waitFor();
    const names = () => frames().evaluateAll((items) => items.map((item) => item.getAttribute('aria-label')));
    await eventually(names, [
      'Whole trace, 100 ms of work',
      'http.server - GET /orders, api, 1 span, 100 ms of work',
      'sql.query - SELECT # FROM orders, api, 2 spans, 50 ms of work',
      'function - render, api, 1 span, 40 ms of work',
    ]);
    expect(await shareOfWidth('sql.query - SELECT # FROM orders')).toBe(50);
    expect(await shareOfWidth('function - render')).toBe(40);
  });

  it('says of the frame looked at how often, how long and how often failed', async () => {
    await openFlameGraph(repeating.trace_id);
    await frame(/SELECT #/).hover();
    const told = async () => (await facts().innerText()).split(/\s+/).join(' ');
    await eventually(
      told,
      'api sql.query - SELECT # FROM orders Find in the waterfall Work here and below 50 ms · 50 % Spans 2 Itself 50 ms Total 50 ms Median 20 ms Longest 30 ms Failed 1',
    );
  });

  it('goes on telling of the frame looked at when more of the trace arrives', async () => {
    const [root, ...others] = growing.transactions;
    if (root === undefined) throw new Error('a checkout has a root');
    await viewer.collector.send(growing.trace_id, root);
    await openFlameGraph(growing.trace_id);
    await frame(/^http\.client - POST \/api\/checkout/).focus();
    await facts().getByText('http.client - POST /api/checkout').waitFor();
    for (const transaction of others) await viewer.collector.send(growing.trace_id, transaction);
    await frame(/^http\.server - POST \/orders/).waitFor();
    await facts().getByText('http.client - POST /api/checkout').waitFor();
  });

  it('zooms in by a press, into an address, and out by Escape, back and the button', async () => {
    await openFlameGraph(checkout.trace_id);
    await frame(/^http\.server - POST \/orders/).click();
    await viewer.page.waitForURL(/[?&]frame=\w+/);
    await eventually(() => shareOfWidth('http.server - POST /orders'), 100);
    await viewer.page.reload();
    await frames().first().waitFor();
    await eventually(() => shareOfWidth('http.server - POST /orders'), 100);
    await frame(/^http\.server - POST \/orders/).focus();
    await viewer.page.keyboard.press('Escape');
    await frame(/^http\.client - POST db-service\/orders/)
      .and(viewer.page.locator('[aria-selected=true]'))
      .waitFor();
    await eventually(focused, expect.stringMatching(/^http\.client - POST db-service\/orders/));
    await viewer.page.goBack();
    await frame(/^http\.server - POST \/orders/)
      .and(viewer.page.locator('[aria-selected=true]'))
      .waitFor();
    await viewer.page.getByRole('button', { name: 'Show the whole trace' }).click();
    await frame(/^Whole trace/)
      .and(viewer.page.locator('[aria-selected=true]'))
      .waitFor();
  });

  it('is walked through with the arrow keys', async () => {
    await openFlameGraph(checkout.trace_id);
    await frame(/^Whole trace/).focus();
    for (const [key, name] of [
      ['ArrowDown', /^ui\.action\.click/],
      ['ArrowDown', /^http\.client - POST \/api\/checkout/],
      ['ArrowRight', /^ui\.render/],
      ['ArrowUp', /^ui\.action\.click/],
    ] as const) {
      await viewer.page.keyboard.press(key);
      await eventually(focused, expect.stringMatching(name));
    }
    await viewer.page.keyboard.press('Enter');
    await frame(/^ui\.action\.click/)
      .and(viewer.page.locator('[aria-selected=true]'))
      .waitFor();
  });

  it('marks what nobody waited for, and keeps it within its parent', async () => {
    await openFlameGraph(checkout.trace_id);
    await viewer.page.locator('.flame-frame--handed-on', { hasText: 'queue.process' }).waitFor();
    const [child, parent] = await Promise.all([
      frame(/^queue\.process/).boundingBox(),
      frame(/^queue\.publish/).boundingBox(),
    ]);
    expect(child?.width).toBeLessThanOrEqual(parent?.width ?? 0);
  });

  it('marks what is searched for, and says how much of the work it is', async () => {
    await openFlameGraph(repeating.trace_id);
    await viewer.page.getByLabel('Find in the flame graph').fill('SELECT');
    await viewer.page.getByText('1 frame, 2 spans, 50 % of the work').waitFor();
    await eventually(() => viewer.page.locator('.flame-frame--found').count(), 1);
  });

  it('leads from a frame to its spans in the waterfall', async () => {
    await openFlameGraph(checkout.trace_id);
    await frame(/^template\.render/).focus();
    await facts().getByRole('link', { name: 'Find in the waterfall' }).click();
    await viewer.page.locator('.span-row--found', { hasText: 'template.render' }).waitFor();
  });

  it('says so where nothing lasted', async () => {
    await openFlameGraph(timeless.trace_id);
    await viewer.page.getByText('No span of this trace lasted for any time').waitFor();
  });
});
