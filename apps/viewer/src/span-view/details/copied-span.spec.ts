import { beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../../../fixture/expectations/eventually';
import { retellTrace } from '../../../fixture/stories/retell-trace';
import { CHECKOUT } from '../../../fixture/stories/shop-stories';
import { transactionOf } from '../../../fixture/stories/transaction-of';
import { viewerUnderTest } from '../../../fixture/viewer-under-test';
import { transactionPath } from '../../routes';

const checkout = retellTrace(CHECKOUT, { seed: 'c9a0b1c3', begins: Date.now() / 1_000 - 40 });
const { project, event_id: eventId, spans } = transactionOf(checkout, 'POST /api/checkout');
const charge = spans.find(({ description }) => description === 'POST third-party/payments/charges');
if (charge === undefined) throw new Error('the story has a charge');

const viewer = viewerUnderTest();
const details = () => viewer.page.locator('.span-details');
const copied = () => viewer.page.evaluate(() => navigator.clipboard.readText());

beforeAll(() => viewer.collector.sendTrace(checkout));

describe('a span that is copied', () => {
  it('as JSON holds everything that was recorded of it (S168)', async () => {
    await viewer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await viewer.open(transactionPath(project, eventId, charge.span_id));
    await details().getByRole('button', { name: 'Copy as JSON' }).click();
    await details().getByText('Copied').waitFor();
    await eventually(async () => JSON.parse(await copied()) as unknown, expect.objectContaining(charge));
  });

  it('by its id is that id', async () => {
    await viewer.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await viewer.open(transactionPath(project, eventId, charge.span_id));
    await details().getByRole('button', { name: 'Copy span id' }).click();
    await details().getByText('Copied').waitFor();
    await eventually(copied, charge.span_id);
  });
});
