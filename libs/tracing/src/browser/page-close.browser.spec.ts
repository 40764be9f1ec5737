import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bundlePageScript, startBrowserSite, type BrowserSite } from '../testing/pages/browser-site';

// A browser starts and pages load in their own time on a busy machine.
jest.setTimeout(30_000);

/** A page that notes the trace of each of its page loads where it outlives the page, and never becomes quiet. */
const SCRIPT = `
  import { init } from './index';
  const config = JSON.parse(globalThis.config);
  const { pageLoadTransaction, startIdleTransaction } = init(config);
  const note = ({ traceId }) => localStorage.setItem(traceId, '');
  note(pageLoadTransaction);
  void fetch('/never');
  if (location.search) note(startIdleTransaction({ name: 'a second transaction' }).transaction);
`;

let site: BrowserSite;

beforeAll(async () => {
  site = await startBrowserSite({
    tracesSampleRate: 1,
    addRoutes(app, config) {
      app.get('/never-quiet', (_request, response) => {
        response.send(`<!doctype html><title>Never quiet</title><link rel="icon" href="data:,">
          <script>globalThis.config = '${JSON.stringify(config)}'</script>
          <script type="module" src="/assets/never-quiet.js"></script><p>Yarn</p>`);
      });
      app.get('/assets/never-quiet.js', async (_request, response) => {
        response.type('js').send(await bundlePageScript(SCRIPT));
      });
      app.get('/noted', (_request, response) => void response.send('<!doctype html><title>Noted</title>'));
    },
  });
});

afterAll(() => site.close());

describe('pages that are left while they load', () => {
  it('report every transaction that they have begun, or that it was lost', async () => {
    const context = await site.browser.newContext();
    const page = await context.newPage();
    for (const waitUntil of ['commit', 'domcontentloaded', 'load'] as const) {
      for (const query of ['', '?again', '', '?again']) {
        await page.goto(`${site.origin}/never-quiet${query}`, { waitUntil });
      }
    }
    await page.close({ runBeforeUnload: true });
    const noting = await context.newPage();
    await noting.goto(`${site.origin}/noted`);
    const begun = await noting.evaluate(() => Object.keys(localStorage));
    const { web } = site;
    expect(begun.length).toBeGreaterThanOrEqual(8);
    // A request that the leaving page cuts off after it has arrived is sent again, under the same id.
    const received = () => [...new Map(web.events.map((event) => [event.event_id, event])).values()];
    await web.waitUntil(() => received().length + web.lostTransactions >= begun.length || undefined);
    expect(
      received()
        .map(({ contexts }) => contexts.trace.trace_id)
        .sort(),
    ).toEqual(begun.sort());
    expect(web.lostTransactions).toBe(0);
    expect(new Set(web.events.map(({ contexts }) => contexts.trace.status))).toEqual(
      new Set(['cancelled', 'ok']),
    );
  });
});
