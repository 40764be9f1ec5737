import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Express } from 'express';
import type { BrowserContext, Page } from 'playwright-core';
import type { TransactionEvent } from '../../core/index';
import {
  pageHtml,
  startBrowserSite,
  type BrowserSite,
  type PageConfig,
} from '../../testing/pages/browser-site';
import { drawPageLoad } from '../../testing/pages/draw-page-load';
import type { BrowserTracing } from '../init';

declare const tracing: BrowserTracing;

// A browser starts and a page loads in their own time on a busy machine.
jest.setTimeout(30_000);

let site: BrowserSite;
let context: BrowserContext;
let page: Page;
/** Answers the page that arrives in two parts, when another tab has loaded in between. */
let sendRestOfSlowPage: () => void = () => undefined;

beforeAll(async () => {
  site = await startBrowserSite({ tracesSampleRate: 1, addRoutes });
});

afterAll(() => site.close());

beforeEach(async () => {
  await context?.close();
  context = await site.browser.newContext();
  page = await context.newPage();
});

function addRoutes(app: Express, config: PageConfig): void {
  app.get(
    '/busy',
    (_request, response) => void response.send(pageHtml({ ...config, idleTimeoutMs: 20_000 })),
  );
  app.get('/misconfigured', (_request, response) => {
    response.send(pageHtml({ ...config, dsn: 'http://nowhere', idleTimeoutMs: 20_000 }));
  });
  app.get('/unannounced', (_request, response) => {
    response.removeHeader('Server-Timing');
    response.send(pageHtml(config));
  });
  app.get('/cached', (_request, response) => {
    response.set('Cache-Control', 'private, max-age=60').send(pageHtml(config));
  });
  app.get('/with-cached-script', (_request, response) => {
    response.send(`${pageHtml(config)}<script src="/assets/cached.js"></script>`);
  });
  app.get('/assets/cached.js', (_request, response) => {
    response.type('js').set('Cache-Control', 'max-age=60').send('');
  });
  app.get('/slow', (_request, response) => {
    response.type('html').write('<!doctype html><title>Slow</title>');
    sendRestOfSlowPage = () => response.end(pageHtml(config));
  });
}

const traceOf = ({ contexts }: TransactionEvent) => contexts.trace.trace_id;
const ofTrace = (traceId: string) => (event: TransactionEvent) => traceOf(event) === traceId;
const traceIdOf = (shown: Page) => shown.evaluate(() => tracing.pageLoadTransaction.traceId);

/** What the page now shown has reported, and what the server recorded in the same trace. */
async function reportOf(
  shown: Page,
): Promise<{ web: TransactionEvent; api: TransactionEvent[]; tree: string[] }> {
  const traceId = await traceIdOf(shown);
  const [web] = await site.web.waitFor(1, ofTrace(traceId));
  if (web === undefined) throw new Error('nothing was reported');
  const api = site.api.events.filter(ofTrace(traceId));
  return { web, api, tree: drawPageLoad(web, api) };
}

const PAGE_LOAD = [
  'pageload ok',
  '  browser.request / ok',
  '    api GET /',
  '  resource.link /assets/app.css ok',
  '    api GET /assets/app.css',
  '  resource.script /assets/app.js ok',
  '    api GET /assets/app.js',
  '  ui.render shop ok',
  '    http.client GET /api/delivery-options ok',
  '      api GET /api/delivery-options',
  '    http.client GET /api/products ok',
  '      api GET /api/products',
];

describe('a page load', () => {
  it('is one trace of browser and server, with the requests that carry no header linked', async () => {
    await page.goto(`${site.origin}/?token=secret#top`);
    const { web, api, tree } = await reportOf(page);
    expect(tree).toEqual(PAGE_LOAD);
    expect(web.spans).toHaveLength(6);
    expect(api).toHaveLength(5);
    expect(web.transaction).toBe(`${site.origin}/`);
    expect(web.contexts.trace.parent_span_id).toBeUndefined();
  });

  it('covers all of its spans, from the moment the page began', async () => {
    await page.goto(site.origin);
    const { web } = await reportOf(page);
    const timeOrigin = await page.evaluate(() => performance.timeOrigin);
    expect(web.start_timestamp).toBeCloseTo(timeOrigin / 1000, 3);
    expect(web.timestamp).toBe(Math.max(...web.spans.map(({ timestamp }) => timestamp)));
    for (const span of web.spans) expect(span.start_timestamp).toBeGreaterThanOrEqual(web.start_timestamp);
  });

  it('shares one sampling context between all of its requests', async () => {
    const before = site.requests.length;
    await page.goto(site.origin);
    await reportOf(page);
    const sampleRand = (baggage: string) => /sentry-sample_rand=0\.\d+/.exec(baggage)?.[0];
    const announced = await page.evaluate(() =>
      (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])
        .flatMap(({ serverTiming }) => serverTiming)
        .find(({ name }) => name === 'baggage'),
    );
    const arrived = site.requests
      .slice(before)
      .filter(({ path }) => !path.startsWith('/assets'))
      .map(({ baggage }) => sampleRand(baggage));
    const drawn = sampleRand(announced?.description ?? '') ?? 'not announced';
    expect(arrived).toEqual([drawn, drawn, drawn]);
  });

  it("names the page's own project as the head of the trace", async () => {
    const before = site.requests.length;
    await page.goto(site.origin);
    await reportOf(page);
    const asked = site.requests.slice(before).filter(({ path }) => path.startsWith('/api'));
    const members = asked.map(({ baggage }) => baggage.split(','));
    expect(members).toEqual([
      expect.arrayContaining(['sentry-public_key=key', 'sentry-sampled=true']),
      expect.arrayContaining(['sentry-public_key=key', 'sentry-sampled=true']),
    ]);
  });

  it('links assets that are answered with 304 to the reload that asked for them again', async () => {
    await page.goto(site.origin);
    const first = await reportOf(page);
    const before = site.requests.length;
    await page.reload();
    const second = await reportOf(page);
    expect(traceOf(second.web)).not.toBe(traceOf(first.web));
    expect(second.tree).toEqual(PAGE_LOAD);
    const assets = site.requests.slice(before).filter(({ path }) => path.startsWith('/assets'));
    expect(assets.map(({ status }) => status())).toEqual([304, 304]);
  });

  it('leaves a script that comes out of the cache, with the ids of another trace, unlinked', async () => {
    await page.goto(`${site.origin}/with-cached-script`);
    const first = await reportOf(page);
    await page.goto(`${site.origin}/with-cached-script`);
    const second = await reportOf(page);
    expect(first.tree.join('\n')).toContain(
      'resource.script /assets/cached.js ok\n    api GET /assets/cached.js',
    );
    expect(second.tree).toContain('  resource.script /assets/cached.js ok');
    expect(second.tree).not.toContain('    api GET /assets/cached.js');
    const idsOf = ({ web }: typeof first) =>
      web.spans
        .filter(({ description }) => description === '/assets/cached.js')
        .map(({ span_id }) => span_id);
    expect(idsOf(second)).not.toEqual(idsOf(first));
  });

  it('is a trace of its own when the whole document comes out of the cache', async () => {
    await page.goto(`${site.origin}/cached`);
    const first = await reportOf(page);
    await page.goto(site.origin);
    await page.goBack();
    const again = await reportOf(page);
    expect(again.web.transaction).toBe(`${site.origin}/cached`);
    expect(traceOf(again.web)).not.toBe(traceOf(first.web));
    expect(again.tree).not.toContain('    api GET /cached');
  });

  it('is a trace of its own, at its own rate, when the server announces nothing', async () => {
    await page.goto(`${site.origin}/unannounced`);
    const { tree } = await reportOf(page);
    expect(tree).toEqual([
      'pageload ok',
      '  browser.request /unannounced ok',
      '  resource.link /assets/app.css ok',
      '  resource.script /assets/app.js ok',
    ]);
  });

  it('never takes the ids of another tab that loads at the same time', async () => {
    const otherTab = await context.newPage();
    await page.goto(`${site.origin}/slow`, { waitUntil: 'commit' });
    await otherTab.goto(site.origin);
    sendRestOfSlowPage();
    await page.waitForFunction(() => 'tracing' in globalThis);
    const [here, there] = [await reportOf(page), await reportOf(otherTab)];
    expect(there.tree.slice(0, PAGE_LOAD.length)).toEqual(PAGE_LOAD);
    expect(traceOf(here.web)).not.toBe(traceOf(there.web));
    expect(here.tree).toEqual([
      'pageload ok',
      '  browser.request /slow ok',
      '    api GET /slow',
      '  resource.link /assets/app.css ok',
      '  resource.script /assets/app.js ok',
    ]);
  });
});

describe('a page with a DSN that cannot be used', () => {
  it('works, sends nothing, and says so once', async () => {
    const warnings: string[] = [];
    page.on('console', (message) => warnings.push(message.text()));
    await page.goto(`${site.origin}/misconfigured`);
    const echoed = page.evaluate(() => fetch('/echo').then((answer) => answer.text()));
    await expect(echoed).resolves.toContain(await traceIdOf(page));
    await expect(page.evaluate(() => tracing.close())).resolves.toBe(true);
    expect(warnings).toEqual([expect.stringContaining('nothing will be sent')]);
    expect(site.web.events.filter(ofTrace(await traceIdOf(page)))).toEqual([]);
  });
});

describe('a page that goes away', () => {
  it('reports its load as cancelled, and the request in flight with it, when it is closed', async () => {
    await page.goto(`${site.origin}/busy`);
    await page.evaluate(() => void fetch('/never'));
    const traceId = await traceIdOf(page);
    await page.close({ runBeforeUnload: true });
    const [web] = await site.web.waitFor(1, ofTrace(traceId));
    expect(web?.contexts.trace.status).toBe('cancelled');
    expect(web?.tags['visibilitychange']).toBe('document.hidden');
    expect(web && drawPageLoad(web, [])).toContain('  http.client GET /never cancelled');
  });

  it('reports its load when another page takes its place', async () => {
    await page.goto(`${site.origin}/busy`);
    await page.evaluate(() => void fetch('/never'));
    const traceId = await traceIdOf(page);
    await page.goto(`${site.origin}/cached`);
    const [web] = await site.web.waitFor(1, ofTrace(traceId));
    expect(web?.contexts.trace.status).toBe('cancelled');
  });
});
