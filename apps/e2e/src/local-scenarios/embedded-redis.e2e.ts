import { describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import { checkout } from '@clew/trace-model/text-traces';
import { localSystem } from '../harness/system/local-system';
import { runningShop } from '../harness/running-shop';

describe('a machine without a Redis', () => {
  const shop = runningShop({ CLEW_REDIS: 'embedded' }, localSystem);

  it('sees a checkout through to the e-mail with the embedded one', async () => {
    const shopper = await shop.newShopper();
    await shopper.openShop();
    const traceId = await shopper.submitOrder();

    const trace = await waitForTrace({ collectorUrl: shop.system.collectorUrl, traceId, transactions: 4 });

    expect(trace).toMatchTrace(checkout, { rename: shop.system.rename });
  });
});
