import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { TransactionEvent } from '../core/index';
import { drawTransactions } from '../testing/draw-transactions';
import { startFakeCollector, type FakeCollector } from '../testing/servers/fake-collector';
import * as Sentry from './sentry';

// First without the tracing package, then with it: the order of the two groups is what they are about.
let collector: FakeCollector;
const emitWarning = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
afterAll(() => emitWarning.mockRestore());
beforeEach(async () => {
  collector = await startFakeCollector();
});
afterEach(async () => {
  await Sentry.close();
  Sentry.configureScope((scope) => scope.clear());
  await collector.stop();
});

const ofType = (type: string) =>
  collector.received.filter(({ item }) => item.type === type).map(({ event }) => event);
const transactions = (): TransactionEvent[] => ofType('transaction');
const errors = () => ofType('event') as unknown as Record<string, unknown>[];

async function drawn(): Promise<string[]> {
  expect(await Sentry.flush()).toBe(true);
  return drawTransactions(transactions());
}

describe('a hub, before the tracing package is imported', () => {
  it('starts no span, says so once, and passes no trace on', async () => {
    Sentry.init({ dsn: collector.dsn, tracesSampleRate: 1 });
    const hub = Sentry.getCurrentHub();
    expect(hub.startSpan({ op: 'task', transaction: 'work' })).toBeUndefined();
    expect(hub.startSpan({ op: 'task', transaction: 'work' })).toBeUndefined();
    expect(hub.traceHeaders()).toEqual({});
    expect(emitWarning.mock.calls).toEqual([
      ['startSpan does nothing yet: import @clew/tracing/node/apm first', 'TracingWarning'],
    ]);
    expect(await drawn()).toEqual([]);
  });
});

describe('a hub, with the tracing package', () => {
  const startSpan = (context: Sentry.SentrySpanContext, forceNoChild?: boolean) => {
    const span = Sentry.getCurrentHub().startSpan(context, forceNoChild);
    if (!span) throw new Error('the tracing package has not been imported');
    return span;
  };

  beforeAll(async () => {
    await import('./apm');
  });
  beforeEach(() => Sentry.init({ dsn: collector.dsn, tracesSampleRate: 1, defaultIntegrations: false }));

  it('adds new spans to the transaction that is open', async () => {
    const transaction = startSpan({ op: 'task', transaction: 'work', description: 'optional' });
    const span = startSpan({ op: 'http.server' });
    span.child({ op: 'function' }).setStatus('ok').finish();
    span.finish();
    await Promise.resolve();
    startSpan({ op: 'later' }).finish();
    transaction.finish();
    expect(await drawn()).toEqual([
      'transaction task work (optional)',
      '  http.server',
      '    function ok',
      '  later',
    ]);
  });

  it('leaves out spans that are not finished, and sends nothing that is no transaction', async () => {
    startSpan({ op: 'alone' }).finish();
    const transaction = startSpan({ op: 'task', transaction: 'work' });
    transaction.child({ op: 'open' });
    transaction.finish();
    transaction.finish();
    startSpan({ op: 'after it' }).finish();
    expect(await drawn()).toEqual(['transaction task work']);
  });

  it('keeps transactions apart that are open at the same time', async () => {
    const process = async (name: string) => {
      const transaction = startSpan({ op: 'task', transaction: name });
      await new Promise(setImmediate);
      startSpan({ op: `in ${name}` }).finish();
      transaction.finish();
    };
    await Promise.all(['a', 'b', 'c'].map(process));
    expect(await drawn()).toEqual(
      ['a', 'b', 'c'].flatMap((name) => [`transaction task ${name}`, `  in ${name}`]),
    );
    expect(new Set(transactions().map(({ contexts }) => contexts.trace.trace_id)).size).toBe(3);
  });

  it('starts a transaction below the span of the scope, in its trace, unless it is told not to', async () => {
    const outer = startSpan({ op: 'task', transaction: 'outer' });
    Sentry.configureScope((scope) => scope.setSpan(outer));
    startSpan({ op: 'task', transaction: 'inner' }).finish();
    startSpan({ op: 'task', transaction: 'apart' }, true).finish();
    outer.finish();
    expect(await drawn()).toEqual([
      'transaction task outer',
      '  transaction task inner',
      'transaction task apart',
    ]);
    const traces = transactions().map(({ contexts }) => contexts.trace.trace_id);
    expect(new Set(traces).size).toBe(2);
  });

  it('samples a transaction below the span of the scope as that is, and asks nobody again', async () => {
    const asked: string[] = [];
    const tracesSampler = ({ name }: { name: string }) => asked.push(name) === 1;
    Sentry.init({ dsn: collector.dsn, tracesSampler, defaultIntegrations: false });
    const outer = startSpan({ op: 'task', transaction: 'outer' });
    Sentry.configureScope((scope) => scope.setSpan(outer));
    startSpan({ op: 'task', transaction: 'inner' }).finish();
    outer.finish();
    expect(await drawn()).toEqual(['transaction task outer', '  transaction task inner']);
    expect(asked).toEqual(['outer']);
  });

  it('passes on the trace of what is open, and nothing otherwise', () => {
    const hub = Sentry.getCurrentHub();
    expect(hub.traceHeaders()).toEqual({});
    const transaction = startSpan({ op: 'task', transaction: 'work' });
    expect(hub.traceHeaders()).toMatchObject({
      'sentry-trace': transaction.toTraceparent(),
      baggage: expect.stringContaining(transaction.traceId),
    });
    transaction.finish();
    expect(hub.traceHeaders()).toEqual({});
  });

  it('gives its spans the methods of the text', async () => {
    const { Span } = await import('./apm');
    const transaction = startSpan({ op: 'task', transaction: 'work' });
    const span = transaction
      .child({ op: 'http', description: 'GET /', data: { list: [1] } })
      .setTag('http.status_code', 404)
      .setHttpStatus(404);
    expect(span instanceof Span).toBe(true);
    expect(span.isSuccess()).toBe(false);
    expect(transaction.setStatus('ok') && transaction.isSuccess()).toBe(true);
    expect(transaction.getTraceContext()).toEqual({
      ...{ trace_id: transaction.traceId, span_id: transaction.spanId, op: 'task', status: 'ok' },
    });
    expect(JSON.parse(JSON.stringify(span))).toEqual({
      ...{ trace_id: span.traceId, span_id: span.spanId, parent_span_id: transaction.spanId },
      ...{ op: 'http', description: 'GET /', status: 'not_found', start_timestamp: span.startTimestamp },
      ...{ data: { list: [1] }, tags: { 'http.status_code': '404' } },
    });
    transaction.finish();
  });

  it('makes spans of headers', async () => {
    const { Span } = await import('./apm');
    const [traceId, parentSpanId] = ['771a43a4192642f0b136d5159a501700', 'd8c9a8b7e6f5a4b3'];
    expect(Span.fromTraceparent('garbage')).toBeUndefined();
    const connecting = Span.fromTraceparent(`${traceId}-${parentSpanId}-1`);
    expect(connecting).toMatchObject({ traceId, parentSpanId });
    connecting?.finish();
    const span = Span.fromTraceparent(`${traceId}-${parentSpanId}-0`, { transaction: 'unsampled' });
    expect(span?.toTraceparent()).toMatch(new RegExp(`^${traceId}-[0-9a-f]{16}-0$`));
    span?.finish();
    Span.fromTraceparent(`${traceId}-${parentSpanId}`, { transaction: 'continued', op: 'task' })?.finish();
    expect(await drawn()).toEqual(['transaction task continued']);
    expect(transactions()[0]?.contexts.trace).toMatchObject({
      trace_id: traceId,
      parent_span_id: parentSpanId,
    });
  });

  it('sends what its scope knows with errors, messages and transactions', async () => {
    Sentry.configureScope((scope) => scope.setTag('shop', 'wool').setUser({ id: 7, password: 'x' }));
    Sentry.addBreadcrumb({ category: 'cart', message: 'one ball' });
    Sentry.withScope((scope) => {
      scope.setExtra('cart', { lines: 3 }).setTag('shop', 'yarn');
      Sentry.captureException(new TypeError('no yarn'));
    });
    const transaction = startSpan({ op: 'task', transaction: 'work' });
    const messageId = Sentry.captureMessage('low on yarn', 'warning');
    transaction.setTag('own', 1).finish();
    await drawn();
    const breadcrumbs = [{ category: 'cart', message: 'one ball', timestamp: expect.any(Number) }];
    const user = { id: 7, password: '[Filtered]' };
    expect(errors()).toMatchObject([
      { tags: { shop: 'yarn' }, extra: { cart: { lines: 3 } }, user, breadcrumbs },
      { event_id: messageId, level: 'warning', message: 'low on yarn', tags: { shop: 'wool' }, breadcrumbs },
    ]);
    expect(errors()[1]).not.toHaveProperty('exception');
    expect(errors()[1]).toMatchObject({ contexts: { trace: { span_id: transaction.spanId } } });
    expect(transactions()).toMatchObject([{ tags: { shop: 'wool', own: '1' }, user, breadcrumbs }]);
  });
});
