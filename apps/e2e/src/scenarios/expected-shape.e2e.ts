import { describe, it } from '@jest/globals';
import { nextTraces } from '@clew/trace-testing';
import { runningShop } from '../harness/running-shop';

/** The viewer's page of an expected shape, over the running shop: the text's three traces, ticked line by line. */
describe('the expected shape of a trace', () => {
  const shop = runningShop({ CLEW_POLL_CRON: '* * * * * *' });

  /** Waits until the page says of a trace that it is what the text describes, and how much that is. */
  async function seeExpected(traceId: string, like: string, counts: string): Promise<void> {
    const { page } = await shop.newShopper();
    await page.goto(`${shop.system.collectorUrl}/traces/${traceId}/shape?like=${like}`);
    await page.getByText('The trace has the expected shape.').waitFor();
    await page.getByText(counts).waitFor();
    await page.close();
  }

  it('is ticked for the page load and for the checkout, also while they still arrive', async () => {
    const shopper = await shop.newShopper();
    const pageLoadId = await shopper.openShop();
    await seeExpected(
      pageLoadId,
      'page-load',
      '7 of 7 transactions · 18 of 18 spans · 6 of 6 links across services',
    );
    const checkoutId = await shopper.submitOrder();
    await seeExpected(
      checkoutId,
      'checkout',
      '4 of 4 transactions · 17 of 17 spans · 3 of 3 links across services',
    );
  });

  it('is ticked for a tick of the background poll', async () => {
    const [poll] = await nextTraces({
      collectorUrl: shop.system.collectorUrl,
      transaction: 'rates.poll_exchange_rates',
      count: 1,
    });
    if (poll === undefined) throw new Error('one was asked for');
    await seeExpected(
      poll.trace_id,
      'background-poll',
      '3 of 3 transactions · 10 of 10 spans · 2 of 2 links across services',
    );
  });
});
