import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { waitForTrace } from '@clew/trace-testing';
import type { Browser } from 'playwright-core';
import { pageLoad } from '@clew/trace-model/text-traces';
import { startAnotherApi, type AnotherApiOptions } from '../harness/another-api';
import { launchBrowser } from '../harness/browser/launch-browser';
import { storedTransactions } from '../harness/collector-questions';
import { eventually } from '../harness/eventually';
import { localSystem, type LocalSystem } from '../harness/system/local-system';
import { newShopper } from '../harness/browser/shopper';
import { startUntracedService } from '../harness/untraced-service';

const DATABASE = `db-service  http.server  GET /products  ok
├─ sql.query  SELECT ... FROM sessions ...  ok
└─ sql.query  SELECT ... FROM products ...  ok`;

const [BEFORE_THE_DATABASE = '', AFTER_IT = ''] = pageLoad.split(/\n[^\n]*db-service {2}(?:.*\n){3}/);
/** The page load as it is when nothing below the call to the database server belongs to it. */
const WITHOUT_DATABASE = `${BEFORE_THE_DATABASE}\n${AFTER_IT}`;

/** The page load when api has told nothing, and the database server, which api had passed the trace on to, has. */
const WITHOUT_API = `
web  pageload  shop/  ok
├─ browser.request  /  ok
├─ resource.link  /assets/app.css  ok
├─ resource.script  /assets/app.js  ok
└─ ui.render  shop  ok
   ├─ http.client  GET /api/products  ok
   └─ http.client  GET /api/delivery-options  ok

${DATABASE.replace('ok', 'ok  (orphan)')}
`;

describe('a page load with a service in its middle', () => {
  let system: LocalSystem;
  let browser: Browser;
  const started: { stop(): Promise<void> }[] = [];

  beforeAll(async () => {
    [system, browser] = await Promise.all([localSystem({ CLEW_POLL_CRON: '0 0 0 1 1 *' }), launchBrowser()]);
  });
  afterEach(async () => {
    for (const one of started.splice(0).reverse()) await one.stop();
  });
  afterAll(async () => {
    await Promise.all([browser?.close(), system?.stop()]);
  });

  /** Opens the shop of another api, and answers with the trace and with how its addresses are called in trees. */
  async function openShop(options: AnotherApiOptions, transactions: number) {
    const api = await startAnotherApi(system, options);
    started.push(api);
    const shopper = await newShopper(browser, { ...system, shopUrl: api.shopUrl });
    const traceId = await shopper.openShop();
    const trace = await waitForTrace({ collectorUrl: system.collectorUrl, traceId, transactions });
    const database = options.dbServiceUrl ?? system.urlOf('db-service');
    const rename = (text: string) =>
      system.rename(text.replaceAll(api.shopUrl, 'shop').replaceAll(database, 'db-service'));
    return { traceId, trace, rename };
  }

  async function untracedService(passedOn: string[]): Promise<string> {
    const service = await startUntracedService(system.urlOf('db-service'), ['authorization', ...passedOn]);
    started.push(service);
    return service.url;
  }

  it('that knows nothing of tracing is two traces, of which the second begins behind it', async () => {
    const dbServiceUrl = await untracedService([]);
    const { trace, traceId, rename } = await openShop({ dbServiceUrl, reports: true }, 6);

    expect(trace).toMatchTrace(WITHOUT_DATABASE, { rename });
    const other = await eventually('db-service has reported a trace of its own', async () =>
      (await storedTransactions(system)).find(({ project }) => project === 'db-service'),
    );
    expect(other.trace).not.toBe(traceId);
    expect(await waitForTrace({ collectorUrl: system.collectorUrl, traceId: other.trace })).toMatchTrace(
      DATABASE,
    );
  });

  it('that passes the headers on is the whole trace, in which that service does not appear', async () => {
    const dbServiceUrl = await untracedService(['sentry-trace', 'baggage']);
    const { trace, rename } = await openShop({ dbServiceUrl, reports: true }, 7);

    expect(trace).toMatchTrace(pageLoad, { rename });
  });

  it('whose reports are lost still shows what was behind it, as an orphan', async () => {
    const { trace, rename } = await openShop({ reports: false }, 2);

    expect(trace).toMatchTrace(WITHOUT_API, { rename });
  });
});
