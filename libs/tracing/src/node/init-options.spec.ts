/** Each option of `init`, as the README's tables tell it: seen in what a process sends, or in what it passes on. */
import { hostname } from 'node:os';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parseSentryBaggage, type ErrorEvent, type TransactionEvent } from '../core/index';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';
import { init, type NodeTracing, type NodeTracingOptions } from './init';

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SENTRY_TRACE = `${TRACE_ID}-d8c9a8b7e6f5a4b3-1`;

let collector: FakeCollector;
let tracing: NodeTracing;
beforeEach(async () => {
  collector = await startFakeCollector();
});
afterEach(async () => {
  await tracing.close();
  await collector.stop();
});

function start(options: NodeTracingOptions = {}): NodeTracing['tracer'] {
  tracing = init({ dsn: collector.dsn, tracesSampleRate: 1, reportCrashes: false, ...options });
  return tracing.tracer;
}

async function sent(): Promise<TransactionEvent[]> {
  expect(await tracing.flush()).toBe(true);
  return collector.received.map(({ event }) => event);
}

const finish = (name: string): void => tracing.tracer.startTransaction({ name }).finish();

describe('what a process says about itself', () => {
  it('is the name of its machine, and that it is in production, unless it is told otherwise', async () => {
    start();
    finish('by default');
    const [event] = await sent();
    expect(event).toMatchObject({ server_name: hostname(), environment: 'production', platform: 'node' });
    expect(event).not.toHaveProperty('release');
  });

  it('is what it is told, with every event and in every header', async () => {
    const tracer = start({ serverName: 'shop-7', environment: 'test', release: 'shop@1' });
    const { baggage } = tracer.propagationHeaders(tracer.startTransaction({ name: 'x' }));
    expect(parseSentryBaggage(baggage)).toMatchObject({
      ...{ environment: 'test', release: 'shop@1' },
    });
    finish('told');
    tracing.captureException(new Error('no yarn'));
    const told = { server_name: 'shop-7', environment: 'test', release: 'shop@1' };
    expect(await sent()).toMatchObject([told, told]);
  });

  it('goes to a tunnel, if it is told one, with the DSN and without the key', async () => {
    start({ tunnel: `http://127.0.0.1:${collector.port}/tunnel` });
    finish('through');
    await sent();
    expect(collector.received).toMatchObject([{ path: '/tunnel', envelope: { dsn: collector.dsn } }]);
    expect(collector.received[0]?.headers).not.toHaveProperty('x-sentry-auth');
  });
});

describe('where a process sends to', () => {
  const THE_DSN = 'nothing will be sent: the DSN cannot be used';
  const THE_TUNNEL = 'nothing will be sent: the tunnel cannot be used: it is a whole URL';

  it.each<[NodeTracingOptions, string]>([
    [{ dsn: 'nonsense' }, THE_DSN],
    [{ dsn: 'http://key@localhost:99999/1' }, THE_DSN],
    [{ dsn: 'http://key@[::1/1' }, THE_DSN],
    [{ dsn: 'http://key@host:port/1' }, THE_DSN],
    [{ tunnel: '/tunnel' }, THE_TUNNEL],
    [{ tunnel: 'https://' }, THE_TUNNEL],
    [{ tunnel: 'file:///tunnel' }, THE_TUNNEL],
  ])('is nowhere with %j, and the operator is told so', async (options, warning) => {
    const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const transaction = start(options).startTransaction({ name: 'x' });
    expect(transaction.toSentryTrace()).toMatch(/-1$/);
    transaction.finish();
    expect(await sent()).toEqual([]);
    expect(emitWarning.mock.calls).toEqual([[expect.stringContaining(warning), 'TracingWarning']]);
    emitWarning.mockRestore();
  });

  it('is the DSN where the tunnel is empty', async () => {
    start({ tunnel: '' });
    finish('direct');
    expect(await sent()).toMatchObject([{ transaction: 'direct' }]);
  });
});

describe('what a process sends', () => {
  it('is chosen by its sampler, in place of the rate', async () => {
    start({ tracesSampleRate: 1, tracesSampler: ({ name }) => (name === 'wanted' ? 1 : 0) });
    for (const name of ['wanted', 'other']) finish(name);
    expect((await sent()).map(({ transaction }) => transaction)).toEqual(['wanted']);
  });

  it('has passed its rules', async () => {
    start({
      beforeSend: (event, { originalException }) => (originalException instanceof TypeError ? null : event),
      beforeSendTransaction: (event) => ({ ...event, transaction: event.transaction.toUpperCase() }),
      ignoreTransactions: ['/healthz'],
    });
    for (const name of ['GET /healthz', 'GET /']) finish(name);
    for (const error of [new TypeError('dropped'), new RangeError('kept')]) tracing.captureException(error);
    expect(await sent()).toMatchObject([
      { transaction: 'GET /' },
      { exception: { values: [{ type: 'RangeError' }] } },
    ]);
  });

  it('tells of an error where it was made, and that this is the application’s own code', async () => {
    start();
    tracing.captureException(new Error('no yarn'), { handled: true, mechanism: 'shop' });
    const [{ exception } = {}] = (await sent()) as unknown as ErrorEvent[];
    expect(exception?.values).toMatchObject([{ mechanism: { type: 'shop', handled: true } }]);
    expect(exception?.values[0]?.stacktrace?.frames.at(-1)).toMatchObject({
      filename: expect.stringContaining('init-options.spec'),
      in_app: true,
    });
  });
});

describe('the traces that a process continues', () => {
  it.each<[string, NodeTracingOptions, string, boolean]>([
    ['any, by default', {}, '', true],
    ['its own organisation’s', { orgId: '1' }, 'sentry-org_id=1', true],
    ['no other organisation’s', { orgId: '1' }, 'sentry-org_id=2', false],
    ['those that name none', { orgId: '1' }, '', true],
    ['none of those, if it is strict', { orgId: '1', strictTraceContinuation: true }, '', false],
  ])('are %s', (_whose, options, baggage, isContinued) => {
    const transaction = start(options).continueTrace({ sentryTrace: SENTRY_TRACE, baggage }, { name: 'x' });
    expect(transaction.traceId === TRACE_ID).toBe(isContinued);
  });

  it.each([
    [true, `00-${TRACE_ID}-`],
    [false, undefined],
  ])(
    'come with a traceparent, and go on with one, if it is told so: %s',
    (propagateTraceparent, expected) => {
      const tracer = start({ propagateTraceparent });
      const traceparent = `00-${TRACE_ID}-d8c9a8b7e6f5a4b3-01`;
      const headers = tracer.propagationHeaders(tracer.continueTrace({ traceparent }, { name: 'x' }));
      expect(headers.traceparent?.slice(0, 36)).toBe(expected);
      expect(headers['sentry-trace'].includes(TRACE_ID)).toBe(propagateTraceparent);
    },
  );
});
