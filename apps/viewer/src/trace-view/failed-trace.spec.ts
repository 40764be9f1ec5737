import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../fixture/eventually';
import { retellTrace } from '../../fixture/retell-trace';
import { PAGE_LOAD, REFUSED_CHECKOUT } from '../../fixture/shop-stories';
import { viewerUnderTest } from '../../fixture/viewer-under-test';

const NOW = Date.now() / 1_000;
const refused = retellTrace(REFUSED_CHECKOUT, { seed: 'f1a0b1c2', begins: NOW - 60 });
const fine = retellTrace(PAGE_LOAD, { seed: 'f2a0b1c2', begins: NOW - 40 });

/** Transactions, failed ones, spans, failed ones, errors. */
const WHAT_FAILED = [
  /^web1 of web as a list1220/,
  /^api1 of api as a list1420/,
  /^db-service2 of db-service as a list0410/,
].map((figures) => expect.stringMatching(figures));

const viewer = viewerUnderTest();

beforeAll(async () => {
  await viewer.collector.sendTrace(refused);
  await viewer.collector.sendTrace(fine);
});

describe('a trace in which something failed', () => {
  it('says on top how many spans and transactions failed', async () => {
    await viewer.open(`/traces/${refused.trace_id}`);
    await viewer.page.getByText('5 failed spans (2 transactions)').waitFor();
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
  });
});
