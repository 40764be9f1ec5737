import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { waitForTrace } from '@clew/trace-testing';
import { checkout } from '../expected-traces/checkout';
import { launchBrowser } from '../harness/browser';
import type { ClewSystem } from '../harness/clew-system';
import { localSystem } from '../harness/local-system';
import { newShopper } from '../harness/shopper';

describe('a machine without a Redis', () => {
  let system: ClewSystem;
  let browser: Browser;

  beforeAll(async () => {
    [system, browser] = await Promise.all([localSystem({ CLEW_REDIS: 'embedded' }), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });

  it('sees a checkout through to the e-mail with the embedded one', async () => {
    const shopper = await newShopper(browser, system);
    await shopper.openShop();
    const traceId = await shopper.submitOrder();

    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions: 4 });

    expect(trace).toMatchTrace(checkout, { rename: system.rename });
  });
});
