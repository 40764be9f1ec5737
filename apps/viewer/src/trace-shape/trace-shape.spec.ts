import { beforeAll, describe, it } from '@jest/globals';
import { pageLoad as expectedPageLoad } from '@clew/trace-model/text-traces';
import { shapePageOf } from '../../fixture/browser/shape-page-of';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { BACKGROUND_POLL, PAGE_LOAD } from '../../fixture/stories/shop-stories';
import { withAddresses } from '../../fixture/stories/with-addresses';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const pageLoad = retellTrace(PAGE_LOAD, { seed: 'c1a0b1c2', begins: NOW - 60 });
const poll = retellTrace(withAddresses(BACKGROUND_POLL), { seed: 'c3a0b1c2', begins: NOW - 60 });
const arriving = retellTrace(PAGE_LOAD, { seed: 'c4a0b1c2', begins: NOW - 60 });

const viewer = viewerUnderTest();
const { openShape, rows, marks, seeCounts } = shapePageOf(viewer);

beforeAll(async () => {
  for (const trace of [pageLoad, poll]) await viewer.collector.sendTrace(trace);
});

describe('a trace beside the expected shape', () => {
  it('is ticked line by line where it is the text’s own page load', async () => {
    await viewer.open(`/traces/${pageLoad.trace_id}`);
    await viewer.page.getByRole('link', { name: 'Expected shape…' }).click();
    await viewer.page.getByRole('link', { name: 'Page load' }).click();
    await seeCounts('7 of 7 transactions · 18 of 18 spans · 6 of 6 links across services');
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
    await eventually(() => marks(), { there: 18 });
    await rows().getByText('SELECT ... FROM products ...').waitFor();
    await rows().getByText('SELECT id, name, colour, price_cents FROM products ORDER BY name').waitFor();
  });

  it('marks what is missing, unexpected and different', async () => {
    const tree = expectedPageLoad
      .replace('resource.link  /assets/app.css  ok', 'resource.link  /assets/app.css  not_found')
      .replace('ui.render  shop', 'ui.render  another page')
      .replace('         └─ function  rank delivery options  ok\n', '');
    await openShape(pageLoad, { tree });
    const told = 'Not the expected shape so far: 10 lines not there yet, 11 unexpected, 1 different.';
    await viewer.page.getByText(told).waitFor();
    await seeCounts(
      '4 of 7 transactions · 6 of 17 spans as expected, 1 different · 3 of 6 links across services',
    );
    await eventually(() => marks(), { there: 6, different: 1, 'not there yet': 10, unexpected: 11 });
    await rows().filter({ hasText: 'not_found' }).locator('mark', { hasText: 'not_found' }).waitFor();
    await viewer.page.getByText('– 10 not there yet').waitFor();
  });

  it('shows what differs whole on a narrow page, too', async () => {
    const tree = expectedPageLoad.replace(
      'SELECT ... FROM products ...  ok',
      'SELECT ...  resource_exhausted',
    );
    await viewer.page.setViewportSize({ width: 768, height: 800 });
    await openShape(pageLoad, { tree });
    const row = rows().filter({ hasText: 'resource_exhausted' });
    await row.waitFor();
    const seen = () =>
      row.locator('mark').evaluateAll((marks) =>
        marks.map((mark) => {
          const line = mark.closest('.shape-line')?.getBoundingClientRect();
          return line !== undefined && mark.getBoundingClientRect().right <= line.right + 1;
        }),
      );
    await eventually(seen, [true, true]);
    await viewer.page.setViewportSize({ width: 1280, height: 800 });
  });

  it('leads from a line to the span that it is', async () => {
    await openShape(pageLoad, { like: 'page-load' });
    await rows()
      .getByRole('link', { name: /ui\.render/ })
      .click();
    await viewer.page.locator('.span-details').waitFor();
    await viewer.page.goBack();
    await seeCounts('18 of 18 spans');
  });

  it('has names for addresses where the expected tree has them, and says so', async () => {
    await openShape(poll, { like: 'background-poll' });
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
    await viewer.page
      .getByText('http://127.0.0.1:3003 is called cache-service, http://127.0.0.1:3000 is called shop')
      .waitFor();
  });

  it('is ticked while it arrives, children before their parents, too', async () => {
    const [root, ...others] = arriving.transactions;
    const child = others.find(({ transaction }) => transaction === 'GET /products');
    if (root === undefined || child === undefined) throw new Error('a page load has both');
    await openShape(arriving, { like: 'page-load' });
    await viewer.page.getByRole('heading', { name: 'Waiting for this trace' }).waitFor();
    await eventually(marks, { 'not there yet': 18 });
    await viewer.collector.send(arriving.trace_id, child);
    await eventually(marks, { 'not there yet': 15, different: 1, there: 2 });
    for (const transaction of [root, ...others]) {
      if (transaction !== child) await viewer.collector.send(arriving.trace_id, transaction);
    }
    await eventually(marks, { there: 18 });
    await viewer.page.getByText('The trace has the expected shape.').waitFor();
  });
});
