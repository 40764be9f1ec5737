import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { bundlePageScript, startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';

// A browser starts and pages load in their own time on a busy machine.
jest.setTimeout(60_000);

/** A page that never becomes quiet, and whose page load gets larger than what can outlive a page. */
const SCRIPT = `
  import { init } from './index';
  const { tracer, pageLoadTransaction } = init(JSON.parse(globalThis.config));
  void fetch('/never');
  tracer.startTransaction({ name: 'small' }).finish();
  for (let index = 0; index < 10; index += 1) {
    pageLoadTransaction.startChild({ op: 'function', data: { text: String(index).repeat(9000) } }).finish();
  }
  globalThis.isReady = true;
`;

let site: BrowserSite;

beforeAll(async () => {
  site = await startBrowserSite({
    tracesSampleRate: 1,
    addRoutes(app, config) {
      app.get('/large', (_request, response) => {
        response.send(`<!doctype html><title>Large</title><link rel="icon" href="data:,">
          <script>globalThis.config = '${JSON.stringify(config)}'</script>
          <script type="module" src="/assets/large.js"></script>`);
      });
      app.get('/assets/large.js', async (_request, response) => {
        response.type('js').send(await bundlePageScript(SCRIPT));
      });
      app.get(
        '/elsewhere',
        (_request, response) => void response.send('<!doctype html><title>Elsewhere</title>'),
      );
    },
  });
});
afterAll(() => site.close());

describe('a page load that is larger than what outlives its page', () => {
  it.each([
    ['left', (page: Page) => page.goto(`${site.origin}/elsewhere`)],
    ['closed', (page: Page) => page.close({ runBeforeUnload: true })],
  ])('is reported as lost when the page is %s', async (_how, leave) => {
    const { web } = site;
    const lostBefore = web.lostTransactions;
    // A tab is closed, not the whole profile, with which what is still on its way would end.
    const profile = await site.browser.newContext();
    const page = await profile.newPage();
    await page.goto(`${site.origin}/large`);
    await page.waitForFunction('globalThis.isReady');
    await leave(page);
    await web.waitUntil(() => web.lostTransactions > lostBefore || undefined);
    expect(web.lostTransactions - lostBefore).toBe(1);
    expect(web.events.every(({ transaction }) => transaction === 'small')).toBe(true);
    await profile.close();
  });
});
