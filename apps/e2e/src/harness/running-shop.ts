import { afterAll, beforeAll } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser/launch-browser';
import type { ClewSystem, Dials } from './system/clew-system';
import { newShopper, type Shopper } from './browser/shopper';
import { startClew } from './system/start-clew';

/** A system of a scenario's own, and people who come to its shop. */
export interface RunningShop {
  readonly system: ClewSystem;
  newShopper(): Promise<Shopper>;
}

/** Starts a system and a browser before the tests of a scenario, and stops both after them. */
export function runningShop(
  dials: Dials = {},
  start: (dials: Dials) => Promise<ClewSystem> = startClew,
): RunningShop {
  let system: ClewSystem;
  let browser: Browser;
  beforeAll(async () => {
    [system, browser] = await Promise.all([start(dials), launchBrowser()]);
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });
  return {
    get system() {
      return system;
    },
    newShopper: () => newShopper(browser, system),
  };
}
