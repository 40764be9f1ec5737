import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../harness/browser';
import type { ClewSystem } from '../harness/clew-system';
import { newShopper } from '../harness/shopper';
import { startClew } from '../harness/start-clew';

describe('a shopper while the collector is down', () => {
  let system: ClewSystem;
  let browser: Browser;

  beforeAll(async () => {
    [system, browser] = await Promise.all([startClew(), launchBrowser()]);
    await system.kill('collector');
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });

  it('loads the page and gets an order confirmed, again and again', async () => {
    const shopper = await newShopper(browser, system);

    for (let visit = 0; visit < 3; visit++) {
      await shopper.openShop();
      await shopper.submitOrder();
    }

    const answers = (await system.logOf('api')).filter(({ path }) => path?.startsWith('/'));
    expect(answers.length).toBeGreaterThanOrEqual(18);
    expect(answers.filter(({ status }) => (status ?? 500) >= 400)).toEqual([]);
  });
});
