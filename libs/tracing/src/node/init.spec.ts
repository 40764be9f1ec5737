import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startEchoServer, type EchoServer } from '../testing/servers/echo-server';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';
import { init, type NodeTracing, type NodeTracingOptions } from './init';

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

function start(options: NodeTracingOptions): NodeTracing {
  tracing = init({ dsn: collector.dsn, tracesSampleRate: 1, tracingOrigins: [service.origin], ...options });
  return tracing;
}

async function headersOfFetch(): Promise<Record<string, string>> {
  return (await (await fetch(service.origin)).json()) as Record<string, string>;
}

describe('a Node process with tracing', () => {
  it('sends a transaction in an envelope of its own to the project of the DSN', async () => {
    const { tracer, flush } = start({ release: 'shop@1' });
    tracer.startSpan({ transaction: 'work', op: 'task' }, () => undefined);
    expect(await flush()).toBe(true);
    expect(collector.received).toMatchObject([
      {
        path: '/api/1/envelope/',
        headers: {
          'content-type': 'application/x-sentry-envelope',
          'x-sentry-auth': expect.stringContaining('sentry_key=0123456789abcdef0123456789abcdef'),
        },
        envelope: {
          sent_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
          sdk: { name: 'clew.javascript.node' },
          trace: { sampled: 'true', release: 'shop@1' },
        },
        event: { type: 'transaction', transaction: 'work', platform: 'node', release: 'shop@1' },
      },
    ]);
  });

  it('traces its requests, and not those by which it reports them', async () => {
    const { tracer, flush } = start({});
    await tracer.startSpan({ transaction: 'outer' }, async () => {
      tracer.startSpan({ transaction: 'sent meanwhile' }, () => undefined);
      await (await fetch(service.origin)).text();
      await flush();
    });
    await flush();
    const outer = collector.received.find(({ event }) => event.transaction === 'outer');
    expect(outer?.event.spans.map((span) => span.description)).toEqual([`GET ${service.origin}/`]);
    expect(collector.received.every(({ headers }) => headers['sentry-trace'] === undefined)).toBe(true);
  });

  it('sends the header to no one unless it is told to', async () => {
    const { tracer, flush } = start({ tracingOrigins: undefined });
    const headers = await tracer.startSpan({ transaction: 'x' }, headersOfFetch);
    await flush();
    expect(headers).not.toHaveProperty('sentry-trace');
    expect(collector.received[0]?.event.spans).toHaveLength(1);
  });

  it.each([undefined, '', 'nonsense', 'http://127.0.0.1/1'])(
    'propagates, and sends nothing, when its DSN is %j',
    async (dsn) => {
      const { tracer, flush } = start({ dsn });
      const transaction = tracer.startTransaction({ name: 'x' });
      const headers = await tracer.runWith(transaction, headersOfFetch);
      transaction.finish();
      expect(headers).toMatchObject({ 'sentry-trace': expect.stringMatching(/-1$/) });
      expect(await flush()).toBe(true);
      expect(collector.received).toEqual([]);
    },
  );

  it('loses nothing when a thousand transactions finish at once', async () => {
    const { tracer, flush } = start({});
    for (let index = 0; index < 1000; index += 1) tracer.startTransaction({ name: 'burst' }).finish();
    expect(await flush(30_000)).toBe(true);
    expect(collector.received).toHaveLength(1000);
  }, 40_000);

  it('says so when it could not deliver in time', async () => {
    const { tracer, flush } = start({});
    collector.answerWith('hangs');
    tracer.startTransaction({ name: 'x' }).finish();
    expect(await flush(50)).toBe(false);
    expect(await tracing.close(50)).toBe(false);
  });
});

describe('setting tracing up', () => {
  it.each<[string, unknown, string[]]>([
    ['nothing', undefined, []],
    ['null', null, []],
    ['a DSN that is no text', { dsn: Symbol('dsn') }, ['nothing will be sent: the DSN']],
    [
      'one tracing origin instead of a list',
      { tracingOrigins: 'api.example' },
      ['tracingOrigins is not a list: no request carries the trace'],
    ],
  ])('works with what it can read, and says what it cannot: %s', async (_case, options, warnings) => {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    tracing = init(options as NodeTracingOptions);
    const headers = await tracing.tracer.startSpan({ transaction: 'x' }, headersOfFetch);
    expect(headers).not.toHaveProperty('sentry-trace');
    expect(emitWarning.mock.calls).toEqual(
      warnings.map((warning) => [expect.stringContaining(warning), 'TracingWarning']),
    );
    emitWarning.mockRestore();
  });

  const request = async () => void (await (await fetch(service.origin)).text());
  const spansOf = async ({ tracer, flush }: NodeTracing, name: string) => {
    await tracer.startSpan({ transaction: name }, request);
    await flush();
    return collector.received.find(({ event }) => event.transaction === name)?.event.spans.length;
  };

  it('again after it was closed begins anew', async () => {
    expect(await spansOf(start({}), 'first')).toBe(1);
    expect(await tracing.close()).toBe(true);
    expect(await spansOf(start({}), 'second')).toBe(1);
  });

  it('again while it is open leaves requests to the first until that is closed, and says so', async () => {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const first = start({});
    expect(emitWarning).not.toHaveBeenCalled();
    const second = start({});
    expect(emitWarning.mock.calls).toEqual([
      [expect.stringMatching(/^init is called twice: .* await its close\(\) before$/), 'TracingWarning'],
    ]);
    expect(await spansOf(second, 'second')).toBe(0);
    expect(await spansOf(first, 'first')).toBe(1);
    await Promise.all([first.close(), second.close()]);
    expect(await spansOf(start({}), 'third')).toBe(1);
    expect(emitWarning).toHaveBeenCalledTimes(1);
    emitWarning.mockRestore();
  });

  it.each([
    [undefined, 1],
    [true, 1],
    [false, 0],
  ])('watches for crashes, unless it is told not to: %p', async (reportCrashes, watching) => {
    const before = process.listenerCount('uncaughtExceptionMonitor');
    start({ reportCrashes });
    expect(process.listenerCount('uncaughtExceptionMonitor') - before).toBe(watching);
    await tracing.close();
    expect(process.listenerCount('uncaughtExceptionMonitor')).toBe(before);
  });
});
