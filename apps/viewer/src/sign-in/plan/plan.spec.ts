import { beforeAll, describe, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { comparisonPath, tracePath, transactionPath } from '../../routes';

const viewer = viewerUnderTest({ CLEW_PLAN: 'team' });
const checkout = retellTrace(CHECKOUT, { seed: 'c0c0c1d2', begins: Date.now() / 1_000 - 60 });
const web = checkout.transactions.find(({ project }) => project === 'web');
const call = web?.spans.find(({ op }) => op === 'http.client');
const address = transactionPath('web', web?.event_id ?? '', call?.span_id);

beforeAll(() => viewer.collector.sendTrace(checkout));

describe('on the Team plan', () => {
  it('“Search by Trace” shows the results of one project at a time (S171)', async () => {
    await viewer.open(address);
    await viewer.page.getByRole('link', { name: 'Search by Trace' }).click();
    await viewer.page.getByRole('heading', { level: 1, name: 'Transactions' }).waitFor();
    await viewer.page.getByText('Submit Order').first().waitFor();
    await eventually(() => viewer.page.getByText('POST /api/checkout').count(), 0);
    await viewer.page.getByRole('note').filter({ hasText: 'for one project at a time' }).waitFor();
  });

  it('a search that names no project, or several, is one of one project (S171)', async () => {
    await viewer.open(`/?query=trace:${checkout.trace_id}&project=api&project=web&project=worker`);
    await viewer.page.getByText('POST /api/checkout').first().waitFor();
    await eventually(() => viewer.page.getByText('Submit Order').count(), 0);
    await viewer.page.getByRole('button', { name: 'web', exact: true }).click();
    await viewer.page.getByText('Submit Order').first().waitFor();
    await eventually(() => viewer.page.getByText('POST /api/checkout').count(), 0);
  });

  it('no span offers “View Child”, and nothing leads to the whole trace (S176)', async () => {
    await viewer.open(address);
    await viewer.page.getByRole('link', { name: 'Search by Trace' }).waitFor();
    await eventually(() => viewer.page.getByText(/View Child|Open whole trace/).count(), 0);
  });

  it('the search for child spans names their traces without leading there (S176)', async () => {
    await viewer.open('/spans?query=span.op:queue.publish');
    const row = viewer.page.getByRole('row', { name: 'send-order-confirmation' });
    await row.getByText(checkout.trace_id.slice(0, 8)).waitFor();
    await eventually(() => row.getByRole('link').allInnerTexts(), ['send-order-confirmation']);
  });

  it('a transaction names its parent without leading there (S176)', async () => {
    const api = checkout.transactions.find(({ project }) => project === 'api');
    await viewer.open(transactionPath('api', api?.event_id ?? ''));
    await viewer.page.getByText('child of').waitFor();
    await eventually(() => viewer.page.getByRole('link', { name: 'Submit Order' }).count(), 0);
  });

  it.each([
    ['a whole trace', tracePath(checkout.trace_id)],
    ['two traces compared', comparisonPath(checkout.trace_id, checkout.trace_id)],
    ['choosing a trace to compare with', comparisonPath(checkout.trace_id)],
  ])('the address of %s says why it shows none (S176)', async (_what, path) => {
    await viewer.open(path);
    await viewer.page
      .getByRole('heading', { level: 1, name: /only available on the Business plan/ })
      .waitFor();
  });
});
