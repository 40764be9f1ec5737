import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Breadcrumb } from '../core/index';
import { startEchoServer, type EchoServer } from '../testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';
import { init, type NodeTracing, type NodeTracingOptions } from './init';

/** The console of the process. */
const host = globalThis.console;

let collector: FakeCollector;
let service: EchoServer;
let tracing: NodeTracing;

beforeEach(async () => {
  [collector, service] = await Promise.all([startFakeCollector(), startEchoServer()]);
});
afterEach(async () => {
  await tracing.close();
  await Promise.all([collector.stop(), service.stop()]);
});

/** The breadcrumbs that are sent with a transaction in which this is done, and without their times. */
async function breadcrumbsOf(
  work: () => unknown,
  options: NodeTracingOptions = {},
): Promise<Breadcrumb[] | undefined> {
  tracing = init({ dsn: collector.dsn, tracesSampleRate: 1, ...options });
  await tracing.tracer.startSpan({ transaction: 'work' }, async () => void (await work()));
  expect(await tracing.flush()).toBe(true);
  const events = collector.received.map(({ event }) => event);
  const { breadcrumbs } =
    events.filter(({ transaction, type }) => type === 'transaction' && transaction === 'work').at(-1) ?? {};
  return breadcrumbs?.map(({ timestamp, ...breadcrumb }) => {
    expect(Math.abs(timestamp - Date.now() / 1000)).toBeLessThan(60);
    return breadcrumb;
  });
}

const get = (path: string): Promise<void> =>
  new Promise((resolve) => {
    http
      .get(service.origin + path, (response) => response.resume().on('end', resolve))
      .on('error', () => resolve());
  });

describe('the breadcrumbs of a Node process', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['http', () => get('/status/404?token=1')],
    ['fetch', async () => (await fetch(`${service.origin}/status/404?token=1`)).text()],
  ])('are its outgoing requests, by %s, without their queries', async (_client, request) => {
    expect(await breadcrumbsOf(request)).toEqual([
      {
        ...{ type: 'http', category: 'http', level: 'warning' },
        data: { method: 'GET', url: `${service.origin}/status/404`, status_code: 404 },
      },
    ]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['http', () => get('/reset')],
    ['fetch', () => fetch(`${service.origin}/reset`).catch(() => undefined)],
  ])('are also requests that fail, by %s', async (_client, request) => {
    expect(await breadcrumbsOf(request)).toEqual([
      {
        ...{ type: 'http', category: 'http', level: 'error' },
        data: { method: 'GET', url: `${service.origin}/reset` },
      },
    ]);
  });

  it('are errors that were caught and reported, and what the application adds', async () => {
    const crumbs = await breadcrumbsOf(() => {
      tracing.addBreadcrumb({ category: 'cart', message: 'one ball' });
      tracing.captureException(new TypeError('no yarn'));
    });
    expect(crumbs).toEqual([
      { category: 'cart', message: 'one ball' },
      {
        ...{ type: 'error', category: 'exception', level: 'error', message: 'TypeError: no yarn' },
        data: { event_id: expect.stringMatching(/^\w{32}$/) },
      },
    ]);
  });

  it('are no envelopes', async () => {
    const crumbs = await breadcrumbsOf(async () => {
      tracing.tracer.startSpan({ transaction: 'sent meanwhile' }, () => undefined);
      await tracing.flush();
      await get('/');
    });
    expect(crumbs).toHaveLength(1);
  });

  it('belong to whose request it is, on connections that requests share', async () => {
    tracing = init({ dsn: collector.dsn, tracesSampleRate: 1 });
    const { tracer, flush } = tracing;
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const ids = Array.from({ length: 20 }, (_, index) => `/${index}`);
    const send = (path: string) =>
      new Promise<void>((resolve) => {
        http.get(service.origin + path, { agent }, (response) => response.resume().on('end', resolve));
      });
    await Promise.all(
      ids.map((id) =>
        tracer.startSpan({ transaction: id }, async () => {
          await send(id);
          await (await fetch(service.origin + id)).text();
        }),
      ),
    );
    await flush();
    agent.destroy();
    const urls = collector.received.map(({ event: { transaction, breadcrumbs } }) => [
      transaction,
      breadcrumbs?.map(({ data }) => data?.['url']),
    ]);
    expect(Object.fromEntries(urls)).toEqual(
      Object.fromEntries(ids.map((id) => [id, [service.origin + id, service.origin + id]])),
    );
  });

  it('are gone with the tracing, and so is what collects them', async () => {
    const { log } = host;
    await breadcrumbsOf(() => get('/'), { consoleBreadcrumbs: true });
    expect(host.log).not.toBe(log);
    await tracing.close();
    expect(host.log).toBe(log);
    expect(await breadcrumbsOf(() => get('/'), { maxBreadcrumbs: 0 })).toBeUndefined();
  });

  it('are not collected where nothing is sent', () => {
    const { log } = host;
    tracing = init({ tracesSampleRate: 1, consoleBreadcrumbs: true });
    expect(host.log).toBe(log);
  });
});

describe('what a process writes to its console', () => {
  let written: unknown[][];
  let restore: () => void;
  beforeEach(() => {
    written = [];
    const spies = (['log', 'warn', 'error'] as const).map((method) =>
      jest.spyOn(host, method).mockImplementation((...args: unknown[]) => void written.push(args)),
    );
    restore = () => spies.forEach((spy) => spy.mockRestore());
  });
  afterEach(() => restore());

  const write = () => {
    host.log('packed', 3);
    host.warn('low on yarn');
    host.error(new TypeError('no yarn'));
  };

  it('is its log, and no breadcrumb, unless that is asked for', async () => {
    expect(await breadcrumbsOf(write)).toBeUndefined();
    expect(written).toHaveLength(3);
  });

  it('is a breadcrumb then, and written as before', async () => {
    expect(await breadcrumbsOf(write, { consoleBreadcrumbs: true })).toEqual([
      { category: 'console', level: 'info', message: 'packed 3' },
      { category: 'console', level: 'warning', message: 'low on yarn' },
      { category: 'console', level: 'error', message: 'TypeError: no yarn' },
    ]);
    expect(written).toEqual([['packed', 3], ['low on yarn'], [new TypeError('no yarn')]]);
  });

  it('goes through methods with the names, lengths and results of the console’s own', async () => {
    const { log, warn } = host;
    await breadcrumbsOf(
      () => {
        expect([host.log.name, host.log.length]).toEqual([log.name, log.length]);
        expect(Object.keys(host)).toContain('warn');
        expect(host.warn('x')).toBe(warn('x'));
        expect(Object.getOwnPropertyNames(host.log)).toEqual(Object.getOwnPropertyNames(log));
      },
      { consoleBreadcrumbs: true },
    );
  });

  it('can be written by the function that is asked about it', async () => {
    const crumbs = await breadcrumbsOf(write, {
      consoleBreadcrumbs: true,
      beforeBreadcrumb(breadcrumb) {
        host.log('asked');
        return breadcrumb.level === 'warning' ? breadcrumb : null;
      },
    });
    expect(crumbs).toEqual([{ category: 'console', level: 'warning', message: 'low on yarn' }]);
  });
});
