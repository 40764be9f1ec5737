import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningShop } from '../harness/running-shop';

describe('a shopper while the collector is down', () => {
  const shop = runningShop();

  beforeAll(async () => {
    await shop.system.kill('collector');
  });

  it('loads the page and gets an order confirmed, again and again', async () => {
    const shopper = await shop.newShopper();

    for (let visit = 0; visit < 3; visit++) {
      await shopper.openShop();
      await shopper.submitOrder();
    }

    const answers = (await shop.system.logOf('api')).filter(({ path }) => path?.startsWith('/'));
    expect(answers.length).toBeGreaterThanOrEqual(18);
    expect(answers.filter(({ status }) => (status ?? 500) >= 400)).toEqual([]);
  });
});
