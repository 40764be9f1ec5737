import type { Browser, Page } from 'playwright-core';
import type { ClewSystem } from '../system/clew-system';

/** What a person does in the shop, each step as they would see it. */
export interface Shopper {
  page: Page;
  /** Opens the shop and waits until it can be used. Resolves to the page load's trace id. */
  openShop(): Promise<string>;
  /** Presses the order button and waits for the confirmation. Resolves to the order's trace id. */
  submitOrder(): Promise<string>;
}

/** A person with a browser window of their own: no cookie and no cache of anyone else. */
export async function newShopper(browser: Browser, system: ClewSystem): Promise<Shopper> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const orderButton = page.getByRole('button', { name: 'Submit Order' });
  return {
    page,
    openShop: async () => {
      await page.goto(system.shopUrl);
      await orderButton.waitFor();
      return shownTraceId(page);
    },
    submitOrder: async () => {
      const before = await shownTraceId(page);
      await orderButton.click();
      await page.getByText('Order confirmed').first().waitFor();
      await page.locator(`[data-trace-id]:not([data-trace-id="${before}"])`).first().waitFor();
      return shownTraceId(page);
    },
  };
}

/** The trace that the page links to: the page load's, and after an order the order's. */
async function shownTraceId(page: Page): Promise<string> {
  const link = page.locator('[data-trace-id]').first();
  await link.waitFor();
  return (await link.getAttribute('data-trace-id')) ?? '';
}
