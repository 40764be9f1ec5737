import http from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { TransactionEvent } from '../../core/index';
import { drawTransactions } from '../../testing/draw-transactions';
import { startEchoServer, type EchoServer } from '../../testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';
import '../apm';
import * as Sentry from '../sentry';

const { Http } = Sentry.Integrations;
let collector: FakeCollector;
let service: EchoServer;
beforeEach(async () => {
  [collector, service] = await Promise.all([startFakeCollector(), startEchoServer()]);
});
afterEach(async () => {
  await Sentry.close();
  Sentry.configureScope((scope) => scope.clear());
  await Promise.all([collector.stop(), service.stop()]);
});

function start(options: Sentry.SentryOptions = {}): Sentry.SentrySpan {
  Sentry.init({ dsn: collector.dsn, tracesSampleRate: 1, ...options });
  const transaction = Sentry.getCurrentHub().startSpan({ op: 'task', transaction: 'work' });
  if (!transaction) throw new Error('the tracing package has not been imported');
  return transaction;
}

/** The headers that arrived. */
function get(path = '/'): Promise<http.IncomingHttpHeaders> {
  return new Promise((resolve, reject) => {
    http
      .get(service.origin + path, (response) => {
        let text = '';
        response.on('data', (part) => (text += String(part)));
        response.on('end', () => resolve(JSON.parse(text) as http.IncomingHttpHeaders));
      })
      .on('error', reject);
  });
}

async function sent(): Promise<TransactionEvent[]> {
  expect(await Sentry.flush()).toBe(true);
  return collector.received.map(({ event }) => event);
}
const drawn = async () => drawTransactions(await sent());

describe('the Http integration', () => {
  it.each([
    ['by default', {}],
    ['unless it is told to', { integrations: [new Http()] }],
    ['that is left out', { integrations: () => [] }],
    ['that is left out with all defaults', { defaultIntegrations: false as const }],
  ])('traces nothing %s', async (_case, options) => {
    const transaction = start(options);
    expect(await get()).not.toHaveProperty('sentry-trace');
    transaction.finish();
    expect(await drawn()).toEqual(['transaction task work']);
  });

  it('makes no other span of a request that the application has started one for, whoever else has asked for its parent', async () => {
    const transaction = start({ integrations: [new Http({ tracing: true })] });
    Sentry.configureScope((scope) => scope.setTransaction('renamed'));
    const span = transaction.child({ op: 'http', description: 'GET mine' });
    expect((await get())['sentry-trace']).toBe(span.toTraceparent());
    span.setStatus('ok').finish();
    transaction.finish();
    expect(await drawn()).toEqual(['transaction task renamed', '  http GET mine ok']);
  });

  it('makes a span of each request, whose header names it', async () => {
    const transaction = start({ integrations: [new Http({ tracing: true })] });
    const headers = await get();
    await (await fetch(`${service.origin}/status/404`)).text();
    transaction.finish();
    expect(await drawn()).toEqual([
      'transaction task work',
      `  http.client GET ${service.origin}/ ok`,
      `  http.client GET ${service.origin}/status/404 not_found`,
    ]);
    const [event] = await sent();
    expect(headers['sentry-trace']).toBe(`${transaction.traceId}-${event?.spans[0]?.span_id}-1`);
  });

  it('tells nobody but this machine about the trace, unless it is told to', async () => {
    const transaction = start({
      integrations: [new Http({ tracing: true })],
      tracingOrigins: ['db.internal'],
    });
    expect(await get()).not.toHaveProperty('sentry-trace');
    transaction.finish();
  });

  it.each(['http', 'http.client'])('takes a span with op %s for the request that follows', async (op) => {
    const transaction = start({ integrations: [new Http({ tracing: true })] });
    const requests = ['/', '/status/404'].map(async (path) => {
      const span = transaction.child({ op, description: `GET ${path}` });
      const headers = await get(path);
      span.finish();
      expect(headers['sentry-trace']).toBe(span.toTraceparent());
    });
    await Promise.all(requests);
    await get();
    transaction.finish();
    expect(await drawn()).toEqual([
      'transaction task work',
      `  ${op} GET /`,
      `  ${op} GET /status/404`,
      `  http.client GET ${service.origin}/ ok`,
    ]);
  });

  it('leaves breadcrumbs, and none of its own posts', async () => {
    const transaction = start();
    await get('/status/404?token=1');
    await expect(get('/reset')).rejects.toThrow();
    Sentry.captureMessage('before');
    await Sentry.flush();
    Sentry.captureMessage('after');
    transaction.finish();
    const events = (await sent()) as unknown as { message?: string; breadcrumbs: object[] }[];
    for (const message of ['before', 'after']) {
      expect(events.find((event) => event.message === message)?.breadcrumbs).toEqual([
        {
          ...{ type: 'http', category: 'http', level: 'warning', timestamp: expect.any(Number) },
          data: { method: 'GET', url: `${service.origin}/status/404`, status_code: 404 },
        },
        {
          ...{ type: 'http', category: 'http', level: 'error', timestamp: expect.any(Number) },
          data: { method: 'GET', url: `${service.origin}/reset` },
        },
      ]);
    }
  });

  it('lets the application change breadcrumbs, and drop them', async () => {
    const transaction = start({
      maxBreadcrumbs: 2,
      beforeBreadcrumb: (breadcrumb) =>
        breadcrumb.message === 'drop' ? null : { ...breadcrumb, level: 'info' },
    });
    for (const message of ['first', 'second', 'drop', 'third']) Sentry.addBreadcrumb({ message });
    transaction.finish();
    expect(await sent()).toMatchObject([
      {
        breadcrumbs: [
          { message: 'second', level: 'info' },
          { message: 'third', level: 'info' },
        ],
      },
    ]);
  });

  it('leaves no breadcrumb when the function that may change it fails', async () => {
    const transaction = start({
      beforeBreadcrumb: () => {
        throw new Error('no crumbs');
      },
    });
    await get();
    transaction.finish();
    expect((await sent())[0]).not.toHaveProperty('breadcrumbs');
  });
});
