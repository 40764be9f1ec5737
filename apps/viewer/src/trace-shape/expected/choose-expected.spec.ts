import { drawTrace, type TraceResponse } from '@clew/trace-model';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { shapePageOf } from '../../../fixture/browser/shape-page-of';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { BACKGROUND_POLL, PAGE_LOAD } from '../../../fixture/stories/shop-stories';
import { withAddresses } from '../../../fixture/stories/with-addresses';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'c1a0b1c2', begins: NOW - 60 });
const slowPageLoad = retellTrace(PAGE_LOAD, { seed: 'c2a0b1c2', begins: NOW - 60, pace: 3 });
const poll = retellTrace(withAddresses(BACKGROUND_POLL), { seed: 'c3a0b1c2', begins: NOW - 60 });
const awaited = retellTrace(PAGE_LOAD, { seed: 'c9a0b1c2', begins: NOW - 60 });
const growing = retellTrace(PAGE_LOAD, { seed: 'c6a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();
const { openShape, marks, seeCounts } = shapePageOf(viewer);

/** A run of a job whose only span has no description. */
function withoutDescriptions(seed: string): TraceResponse {
  const trace = retellTrace('api  cron  job  ok\n   function  work  ok', { seed, begins: NOW - 60 });
  for (const span of trace.transactions.flatMap(({ spans }) => spans)) span.description = null;
  return trace;
}

beforeAll(async () => {
  for (const trace of [pageLoad, slowPageLoad, poll]) await viewer.collector.sendTrace(trace);
});

describe('what is expected', () => {
  const editor = () => viewer.page.getByLabel('Expected tree');
  const draw = async (tree: string) => {
    await viewer.page.getByRole('button', { name: /^(Draw a|Edit the) tree…$/ }).click();
    await editor().fill(tree);
  };
  const compare = () => viewer.page.getByRole('button', { name: 'Compare', exact: true });

  it('can be drawn, and is kept in the address', async () => {
    await openShape(pageLoad);
    await draw('web  pageload  shop/  ok\n   ui.render  shop  ok');
    await compare().click();
    await seeCounts('1 of 1 transaction · 2 of 2 spans · 0 of 0 links across services');
    await eventually(() => marks(), { there: 2, unexpected: 16 });
    await viewer.page.reload();
    await seeCounts('2 of 2 spans');
    await viewer.page.getByRole('link', { name: 'Page load' }).click();
    await seeCounts('18 of 18 spans');
    await viewer.page.goBack();
    await seeCounts('2 of 2 spans');
  });

  it('that cannot be read is marked at its line', async () => {
    await openShape(pageLoad);
    await draw('web  pageload  shop/  ok\n         ui.render  shop  ok');
    await viewer.page.getByText('Line 2 hangs from no line above it.').waitFor();
    await viewer.page.locator('.tree-input__wrong', { hasText: '2' }).waitFor();
    await eventually(() => compare().isDisabled(), true);
    await openShape(pageLoad, { tree: 'one column' });
    await viewer.page.getByText(/^Line 1 needs the columns/).waitFor();
    await viewer.page
      .locator('code', { hasText: /^service {2}op {2}name {2}status$/ })
      .last()
      .waitFor();
    await eventually(() => viewer.page.getByText('`').count(), 0);
  });

  it('stays as it is being written while the trace that it began with grows', async () => {
    const [root, ...others] = growing.transactions;
    if (root === undefined) throw new Error('a page load has a root');
    await viewer.collector.send(growing.trace_id, root);
    await openShape(growing, { like: growing.trace_id });
    await seeCounts('1 of 1 transaction');
    await draw('web  pageload  shop/  ok');
    for (const transaction of others) await viewer.collector.send(growing.trace_id, transaction);
    await seeCounts('7 of 7 transactions');
    await eventually(() => editor().inputValue(), 'web  pageload  shop/  ok');
  });

  it('stays as it is being drawn when the first transaction of the trace arrives', async () => {
    const [first] = awaited.transactions;
    if (first === undefined) throw new Error('a page load has a root');
    await openShape(awaited);
    await viewer.page.getByRole('heading', { level: 1, name: 'Waiting for this trace' }).waitFor();
    await viewer.page.getByRole('button', { name: 'Live', exact: true }).waitFor();
    await draw('web  pageload  shop/  ok\n   ui.render  shop  ok');
    await editor().evaluate((field) => void (field.dataset['drawn'] = 'once'));
    await viewer.collector.send(awaited.trace_id, first);
    await viewer.page.getByRole('heading', { level: 1, name: 'shop/' }).waitFor();
    await eventually(() => editor().inputValue(), 'web  pageload  shop/  ok\n   ui.render  shop  ok');
    await eventually(() => editor().getAttribute('data-drawn'), 'once');
  });

  it('can be what another trace is', async () => {
    await openShape(pageLoad);
    await viewer.page.getByRole('button', { name: 'Another trace…' }).click();
    await viewer.page.getByLabel('Trace id, or the address of a trace').fill(slowPageLoad.trace_id);
    await viewer.page.getByRole('button', { name: 'Expect its shape' }).click();
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
    await eventually(() => viewer.address.searchParams.get('like'), slowPageLoad.trace_id);
  });

  it('is offered of the latest traces that begin the same way', async () => {
    await openShape(pageLoad);
    await viewer.page.getByRole('button', { name: 'Another trace…' }).click();
    const latest = viewer.page.getByRole('region', { name: /^The latest traces/ }).getByRole('link');
    await latest.filter({ hasText: slowPageLoad.trace_id.slice(0, 8) }).click();
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
    await latest.first().waitFor({ state: 'detached' });
    await eventually(() => viewer.address.searchParams.get('like'), slowPageLoad.trace_id);
  });

  it('is any text where a span of another run has no description', async () => {
    const [first, second] = ['c7a0b1c2', 'c8a0b1c2'].map((seed) => withoutDescriptions(seed));
    if (first === undefined || second === undefined) throw new Error('there are two runs');
    for (const trace of [first, second]) await viewer.collector.sendTrace(trace);
    await openShape(second, { like: first.trace_id });
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
    await viewer.page.getByRole('button', { name: 'Edit the tree…' }).click();
    await eventually(() => editor().inputValue(), 'api  cron  job  ok\n└─ function  ...  ok');
  });

  it('cannot be what a trace of very many spans is', async () => {
    const steps = Array.from({ length: 1_000 }, () => '   function  step  ok');
    const long = retellTrace(['api  cron  job  ok', ...steps].join('\n'), {
      seed: 'c5a0b1c2',
      begins: NOW - 60,
    });
    await viewer.collector.sendTrace(long);
    await openShape(pageLoad, { like: long.trace_id });
    await viewer.page.getByRole('alert').filter({ hasText: 'has 1,001 spans' }).waitFor();
  });

  it('can be a file, and one that is too long for an address stays with the entry of the history', async () => {
    await openShape(pageLoad);
    const lines = Array.from({ length: 400 }, (_, index) => `   function  step ${index} of many  ok`);
    const tree = ['web  pageload  shop/  ok', ...lines].join('\n');
    await viewer.page.getByRole('button', { name: 'Draw a tree…' }).click();
    await viewer.page
      .getByLabel('Open a file')
      .setInputFiles({ name: 'tree.txt', mimeType: 'text/plain', buffer: Buffer.from(tree) });
    await eventually(() => editor().inputValue(), tree);
    await compare().click();
    await viewer.page.getByText('too long for an address').waitFor();
    await seeCounts('1 of 401 spans');
    await viewer.page.reload();
    await seeCounts('1 of 401 spans');
  });

  it('is copied as a test', async () => {
    await viewer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await openShape(poll, { like: 'background-poll' });
    await viewer.page.getByRole('button', { name: 'Copy as test' }).click();
    await viewer.page.getByText('Copied', { exact: true }).waitFor();
    const copied = await viewer.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/^expect\(trace\)\.toMatchTrace\(\n {2}`\n {4}scheduler {2}cron/);
    expect(copied).toContain("'http://127.0.0.1:3003': 'cache-service'");
  });

  it('can begin with the trace itself', async () => {
    await openShape(pageLoad);
    await viewer.page.getByRole('button', { name: 'Draw a tree…' }).click();
    await viewer.page.getByRole('button', { name: 'Begin with this trace' }).click();
    await eventually(() => editor().inputValue(), drawTrace(pageLoad));
    await compare().click();
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
  });
});
