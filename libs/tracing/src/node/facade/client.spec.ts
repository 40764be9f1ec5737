import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startRedisServer } from '@clew/private-redis';
import { Redis } from 'ioredis';
import type { TransactionEvent } from '../../core/index';
import { drawTransactions } from '../../testing/draw-transactions';
import { startEchoServer, type EchoServer } from '../../testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from '../../testing/servers/fake-collector';
import '../apm';
import * as Sentry from '../sentry';

const run = promisify(execFile);
let collector: FakeCollector;
let service: EchoServer;
beforeEach(async () => {
  [collector, service] = await Promise.all([startFakeCollector(), startEchoServer()]);
});
afterEach(async () => {
  await Sentry.close();
  await Promise.all([collector.stop(), service.stop()]);
});

const start = (options: Sentry.SentryOptions = {}) =>
  Sentry.init({ dsn: collector.dsn, tracesSampleRate: 1, ...options });
const startSpan = (context: Sentry.SentrySpanContext) => Sentry.getCurrentHub().startSpan(context);
const request = async () => void (await (await fetch(service.origin)).text());

async function traced(name: string, work: () => Promise<unknown>): Promise<string[]> {
  const transaction = startSpan({ transaction: name });
  await work();
  transaction?.finish();
  expect(await Sentry.flush()).toBe(true);
  return drawTransactions(events().filter((event) => event.transaction === name));
}

const events = (): TransactionEvent[] => collector.received.map(({ event }) => event);

describe('a process that Sentry.init has set up', () => {
  it('traces all that it can when the experiment is on', async () => {
    const server = await startRedisServer();
    const redis = new Redis(server.url, { lazyConnect: true });
    await redis.connect();
    start({ _experiments: { autoEnablingIntegrations: true } });
    const lines = await traced('work', async () => {
      await request();
      await redis.get('rates');
      await run(process.execPath, ['--version']);
    });
    redis.disconnect();
    await server.stop();
    expect(lines).toMatchObject([
      'transaction work',
      `  http.client GET ${service.origin}/ ok`,
      '  db.redis GET rates ok',
      expect.stringMatching(/^ {2}subprocess .*node/),
    ]);
  });

  it('begins anew when it is set up again, also while it still delivers, and after it was closed', async () => {
    const integrations = [new Sentry.Integrations.Http({ tracing: true })];
    const span = `  http.client GET ${service.origin}/ ok`;
    start({ integrations });
    expect(await traced('first', request)).toEqual(['transaction first', span]);
    startSpan({ transaction: 'still to deliver' })?.finish();
    start({ integrations });
    expect(await traced('second', request)).toEqual(['transaction second', span]);
    expect(await Sentry.close()).toBe(true);
    startSpan({ transaction: 'closed' })?.finish();
    expect(Sentry.captureMessage('closed')).toBeUndefined();
    start({ integrations });
    expect(await traced('third', request)).toEqual(['transaction third', span]);
    expect(new Set(events().map(({ transaction }) => transaction))).toEqual(
      new Set(['first', 'still to deliver', 'second', 'third']),
    );
  });

  it('lets the application change what is sent, and drop it', async () => {
    start({
      beforeSend: (event, { originalException }) =>
        originalException instanceof TypeError ? null : { ...event, message: `${event.message}!` },
      beforeSendTransaction: (event) => ({ ...event, transaction: event.transaction.toUpperCase() }),
      ignoreTransactions: [/^health/],
    });
    expect(Sentry.captureException(new TypeError('dropped'))).toBeUndefined();
    Sentry.captureMessage('changed');
    startSpan({ transaction: 'health check' })?.finish();
    startSpan({ transaction: 'work' })?.finish();
    await Sentry.flush();
    expect(events()).toMatchObject([{ message: 'changed!' }, { transaction: 'WORK' }]);
  });

  it('gives spans that work and record nothing before there is anything to report to', async () => {
    const transaction = startSpan({ op: 'task', transaction: 'early' });
    expect(() => transaction?.child({ op: 'function' }).setTag('key', 1).finish()).not.toThrow();
    transaction?.finish();
    expect(Sentry.captureException(new Error('early'))).toBeUndefined();
    expect(await Sentry.flush()).toBe(true);
    expect(await Sentry.close()).toBe(true);
  });
});
