import { afterEach, describe, expect, it } from '@jest/globals';
import { waitForQuiet, waitForTrace } from '@clew/trace-testing';
import { pageSite } from '../harness/page-site';
import { ours, startChain, type Hop, type ServiceOfChain, type StartedChain } from '../harness/run-chain';
import { runningCollector } from '../harness/running-collector';
import { sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['web', 'api', 'back']);
const site = pageSite();

let services: StartedChain | undefined;
afterEach(async () => {
  await site.closePages();
  await services?.stop();
  services = undefined;
});

/** Starts services that the pages of the site may call, with the headers that they may send. */
async function start(allowedHeaders: string, ...chain: ServiceOfChain[]): Promise<StartedChain> {
  services = await startChain(chain, (service) => ({
    ...collector.environmentOf(service),
    ...{ PAGE_ORIGIN: site.origin, ALLOWED_HEADERS: allowedHeaders },
  }));
  return { ...services, rename: { ...services.rename, [site.origin]: 'site' } };
}

const openPage = (sdk: 'clew' | 'sentry', apiUrl: string, tracesSampleRate: number) =>
  site.open(sdk, { dsn: collector.dsn('web'), apiUrl, tracesSampleRate });

/** The trace of a page's request, as the service received it. */
const traceOfAnswer = (answer: string) => sentryTraceOf((JSON.parse(answer) as Hop).received);

const sentry = (name: string, rate: number): ServiceOfChain => {
  return { name, rate, program: 'sentry-node-11.mjs', environment: { LIFECYCLE: 'static' } };
};

const scenarios = [
  {
    page: 'sentry' as const,
    service: ours,
    title: 'a page with @sentry/browser 11 and a service of ours on another origin',
    tree: `
      web  pageload  /sentry  ok
      └─ http.client  GET api/  ok
         └─ api  http.server  GET /  ok
            └─ http.client  GET back/  ok
               └─ back  http.server  GET /  ok
    `,
  },
  {
    page: 'clew' as const,
    service: sentry,
    title: 'a page of ours and a service with @sentry/node 11 on another origin',
    tree: `
      web  pageload  site/clew  ok
      ├─ browser.request  /clew  ok
      ├─ resource.script  /clew.js  ok
      └─ http.client  GET api/  ok
         └─ api  http.server  GET /  ok
            ├─ middleware  allowPages  ok
            └─ handler  request handler  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
  },
];

describe.each(scenarios)('$title', ({ page, service, tree }) => {
  it('are one trace', async () => {
    const { url, rename } = await start('sentry-trace, baggage', service('api', 0), ours('back', 0));
    const answer = await openPage(page, url, 1);

    const { traceId } = traceOfAnswer(answer);
    const trace = await waitForTrace({ collectorUrl: collector.url, traceId, transactions: 3 });
    expect(trace).toMatchTrace(tree, { rename });
  });

  it('are silent where the page says "no", although the services’ own rates are 1', async () => {
    const { url } = await start('sentry-trace, baggage', service('api', 1), ours('back', 1));
    const answer = await openPage(page, url, 0);
    await waitForQuiet({ collectorUrl: collector.url });

    const { traceId, sampled } = traceOfAnswer(answer);
    expect(sampled).toBe(false);
    expect(await collector.reportedTrace(traceId)).toBeUndefined();
  });

  it('are kept apart by the browser where the service does not allow the headers', async () => {
    const { url } = await start('content-type', service('api', 1));

    expect(await openPage(page, url, 1)).toBe('blocked');
  });
});
