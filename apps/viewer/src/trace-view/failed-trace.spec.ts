import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/expectations/eventually';
import { retellTrace } from '../../fixture/stories/retell-trace';
import { PAGE_LOAD, REFUSED_CHECKOUT } from '../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const refused = retellTrace(REFUSED_CHECKOUT, { seed: 'f1a0b1c2', begins: NOW - 60 });
/** Many spans, of which one fails far below what fits on a page, so that it is found only by a way that leads there. */
const long = retellTrace(
  [
    '  api  cron  import  ok  0..4010 ms',
    ...Array.from({ length: 400 }, (_, index) => {
      const status = index === 390 ? 'data_loss' : 'ok';
      return `  ${index < 399 ? '├' : '└'}─ function  row ${index}  ${status}  ${index * 10}..${index * 10 + 9} ms`;
    }),
  ].join('\n'),
  { seed: 'f3a0b1c2', begins: NOW - 50 },
);
/** Two spans that failed, with one id. */
const story = retellTrace(
  `
  api  cron  export  ok  0..30 ms
  ├─ function  first half   data_loss  0..9 ms
  └─ function  second half  data_loss  10..19 ms
`,
  { seed: 'f4a0b1c2', begins: NOW - 45 },
);
const twins = {
  ...story,
  transactions: story.transactions.map((transaction) => ({
    ...transaction,
    spans: transaction.spans.map((span) => ({ ...span, span_id: 'f4f4f4f4f4f4f4f4' })),
  })),
};
const fine = retellTrace(PAGE_LOAD, { seed: 'f2a0b1c2', begins: NOW - 40 });

/** Transactions, failed ones, spans, failed ones, errors. */
const WHAT_FAILED = [
  /^web1 of web as a list1220/,
  /^api1 of api as a list1420/,
  /^db-service2 of db-service as a list0410/,
].map((figures) => expect.stringMatching(figures));

const viewer = viewerUnderTest();
const currentMatch = () => viewer.page.locator('.span-row--current-match .span-label__text').textContent();
const errorsTab = () => viewer.page.getByRole('region', { name: 'Errors' });

beforeAll(async () => {
  for (const trace of [refused, long, twins, fine]) await viewer.collector.sendTrace(trace);
});

describe('a trace in which something failed', () => {
  it('says on top how many spans and transactions failed', async () => {
    await viewer.open(`/traces/${refused.trace_id}`);
    await viewer.page.getByText('5 failed spans (2 transactions)').waitFor();
  });

  it('leads from there to the first of them, and from each to the next', async () => {
    await viewer.open(`/traces/${refused.trace_id}?tab=errors`);
    await viewer.page.getByRole('link', { name: '5 failed spans' }).click();
    await eventually(currentMatch, 'ui.action.click - Submit Order');
    await viewer.page.locator('.find-box__count', { hasText: '1 of 5' }).waitFor();
    await viewer.page.getByRole('button', { name: 'Next match' }).click();
    await eventually(currentMatch, 'http.client - POST /api/checkout');
    await viewer.page.goBack();
    await errorsTab().waitFor();
  });

  it('tells a trace without errors from one without failures, and names what failed (S14)', async () => {
    await viewer.open(`/traces/${refused.trace_id}?tab=errors`);
    await errorsTab()
      .getByText('No service has reported an error in this trace. 5 spans failed all the same')
      .waitFor();
    await eventually(
      () => errorsTab().getByRole('listitem').allInnerTexts(),
      [
        'web ui.action.click - Submit Order internal_error',
        'web http.client - POST /api/checkout internal_error',
        'api http.server - POST /api/checkout internal_error',
        'api http.client - POST third-party/payments/charges failed_precondition',
        'db-service sql.query - DELETE FROM orders WHERE id = ? deadline_exceeded',
      ].map((line) => expect.stringMatching(line.replaceAll(/[.*+?]/g, '\\$&').replaceAll(' ', '\\s*'))),
    );
  });

  it('leads from what failed to its row, wherever that is and whatever is folded', async () => {
    await viewer.open(`/traces/${long.trace_id}`);
    await viewer.row('cron - import').getByRole('button').click();
    await viewer.page.getByRole('link', { name: /^Errors/ }).click();
    await errorsTab().getByRole('link', { name: 'function - row 390' }).click();
    const row = viewer.page.getByRole('treeitem', { name: /^function - row 390/ });
    await row.waitFor();
    await eventually(async () => {
      const box = await row.boundingBox();
      return box !== null && box.y > 0 && box.y < 800;
    }, true);
    await eventually(() => row.evaluate((element) => element === document.activeElement), true);
  });

  it('leads to each of two spans with one id', async () => {
    for (const name of ['second half', 'first half']) {
      await viewer.open(`/traces/${twins.trace_id}?tab=errors`);
      await errorsTab()
        .getByRole('link', { name: `function - ${name}` })
        .click();
      const row = viewer.page.getByRole('treeitem', { name: new RegExp(`^function - ${name}`) });
      await eventually(() => row.evaluate((element) => element === document.activeElement), true);
    }
  });

  it('says it of each service, of child spans too', async () => {
    await viewer.open(`/traces/${refused.trace_id}?tab=services`);
    const rows = viewer.page.getByRole('region', { name: 'Services' }).getByRole('row');
    await rows.nth(1).waitFor();
    await eventually(
      async () => (await rows.allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ')),
      [expect.stringContaining('Failed transactions'), ...WHAT_FAILED],
    );
  });

  it('says it of each op', async () => {
    await viewer.open(`/traces/${refused.trace_id}?tab=statistics&order=-failed`);
    const rows = viewer.page.getByRole('region', { name: 'Statistics' }).getByRole('row');
    await rows.nth(1).waitFor();
    await eventually(
      async () => (await rows.allInnerTexts()).slice(1, 3).map((text) => text.split(/\s+/).at(0)),
      ['http.client', 'ui.action.click'],
    );
  });

  it('leads from a service to the list of its transactions, which says how each ended', async () => {
    await viewer.open(`/traces/${refused.trace_id}?tab=services`);
    await viewer.page.getByRole('link', { name: /of api as a list/ }).click();
    await viewer.page.waitForURL(/project=api/);
    await viewer.page.getByRole('cell', { name: 'internal_error' }).waitFor();
  });
});

describe('a trace in which nothing failed', () => {
  it('says nothing of it', async () => {
    await viewer.open(`/traces/${fine.trace_id}`);
    await viewer.rowLabels();
    await eventually(() => viewer.page.getByText(/failed span/).count(), 0);
    await viewer.page.getByRole('link', { name: /^Errors/ }).click();
    await errorsTab()
      .getByText('No service has reported an error in this trace, and none of its spans failed.')
      .waitFor();
  });
});
