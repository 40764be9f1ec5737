import { afterEach, describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { ManualClock, testingTracer } from '../testing/index';
import { parseSentryBaggage } from './baggage';
import { MOST_CHILD_SPANS } from './transaction-recording';

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';

const clock = new ManualClock(1000);
const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
  clock,
  release: 'shop@1',
  environment: 'test',
  serverName: 'host',
});

afterEach(() => transport.expectNothingUnclaimed());

describe('a transaction', () => {
  it('is sent when it is finished, as one event with its finished spans', async () => {
    const transaction = tracer.startTransaction({
      ...{ name: 'GET /', op: 'http.server', description: 'home', source: 'route' },
      ...{ tags: { kind: 'page' }, data: { nested: { deep: [1] } } },
    });
    const child = transaction.startChild({ op: 'sql.query', description: 'SELECT 1', tags: { rows: 1 } });
    clock.advance(2);
    child.setData('cached', false).setStatus('ok').finish();
    expect(transport.takeAll()).toEqual([]);
    transaction.setHttpStatus(404).finish();
    expect(await transport.take('GET /')).toEqual({
      type: 'transaction',
      event_id: expect.stringMatching(/^e+0+1$/),
      transaction: 'GET /',
      transaction_info: { source: 'route' },
      ...{ start_timestamp: 1000, timestamp: 1002 },
      ...{ platform: 'node', environment: 'test', release: 'shop@1', server_name: 'host' },
      sdk: { name: 'clew.testing', version: '0.1.0' },
      contexts: {
        trace: {
          ...{ trace_id: transaction.traceId, span_id: transaction.spanId, op: 'http.server' },
          ...{ description: 'home', status: 'not_found', data: { nested: { deep: [1] } } },
        },
      },
      tags: { kind: 'page', 'http.status_code': '404' },
      spans: [
        {
          ...{ trace_id: transaction.traceId, span_id: child.spanId, parent_span_id: transaction.spanId },
          ...{
            op: 'sql.query',
            description: 'SELECT 1',
            status: 'ok',
            start_timestamp: 1000,
            timestamp: 1002,
          },
          ...{ tags: { rows: '1' }, data: { cached: false } },
        },
      ],
    });
  });

  it('omits spans that are still open, and those that start after its end', async () => {
    const transaction = tracer.startTransaction({ name: 'open' });
    const open = transaction.startChild({ op: 'open' });
    transaction.startChild({ op: 'finished' }).finish();
    transaction.finish();
    transaction.startChild({ op: 'late' }).finish();
    open.finish();
    expect((await transport.take('open')).spans.map((span) => span.op)).toEqual(['finished']);
  });

  it('keeps a span that was provisionally closed before its end, at that time', async () => {
    const transaction = tracer.startTransaction({ name: 'provisional' });
    const span = transaction.startChild({ op: 'http.client' });
    span.finishProvisionally();
    clock.advance(5);
    transaction.finish();
    const event = await transport.take('provisional');
    expect(event.timestamp - Number(event.spans[0]?.timestamp)).toBe(5);
  });

  it('is sent once, however often it is finished', () => {
    const transaction = tracer.startTransaction({ name: 'twice' });
    transaction.finish();
    transaction.finish();
    expect(transport.takeAll()).toHaveLength(1);
  });

  it('keeps the spans that started first, and counts the others', async () => {
    const transaction = tracer.startTransaction({ name: 'many' });
    const spans = Array.from({ length: MOST_CHILD_SPANS + 5 }, (_, index) =>
      transaction.startChild({ description: String(index) }),
    );
    for (const span of spans.reverse()) span.finish();
    transaction.finish();
    const event = await transport.take('many');
    expect(event.spans).toHaveLength(1000);
    expect(event.spans.at(-1)?.description).toBe('999');
    expect(transport.losses().get('buffer_overflow')).toEqual({ transactions: 0, spans: 5 });
  });

  it('never ends before it starts', async () => {
    const transaction = tracer.startTransaction({ name: 'skewed', startTimestamp: 2000 });
    transaction.startChild({ startTimestamp: 2000 }).finish(Number.NaN);
    transaction.finish(1500);
    const event = await transport.take('skewed');
    expect([event.timestamp, event.spans[0]?.timestamp]).toEqual([2000, 2000]);
  });

  it('shortens its name to 200 characters', async () => {
    tracer.startTransaction({ name: 'x' }).setName('y'.repeat(300)).finish();
    expect((await transport.take('y'.repeat(200))).transaction_info.source).toBe('custom');
  });

  it.each([
    [
      'a tag that cannot be printed',
      () => tracer.startTransaction({ name: 'x' }).setTag('k', Object.create(null)),
    ],
    ['a symbol as a tag', () => tracer.startTransaction({ name: 'x' }).setTag('k', Symbol('s') as never)],
    ['a tag that is the prototype', () => tracer.startTransaction({ name: 'x' }).setTag('__proto__', 'v')],
    ['data that cannot be serialised', () => tracer.startTransaction({ name: 'x' }).setData('k', 1n)],
    ['frozen data', () => tracer.startTransaction({ name: 'x' }).setData('k', Object.freeze({ a: 1n }))],
  ])('survives %s', async (_case, start) => {
    start().finish();
    expect((await transport.take('x')).transaction).toBe('x');
    expect(({} as { v?: unknown }).v).toBeUndefined();
  });
});

describe('starting a span', () => {
  it('makes a child of the active span, and finishes it on return', async () => {
    const result = tracer.startSpan({ transaction: 'outer', op: 'task' }, (outer) =>
      tracer.startSpan({ op: 'function' }, (inner) => {
        expect(tracer.activeSpan()).toBe(inner);
        expect(inner.parentSpanId).toBe(outer.spanId);
        return 42;
      }),
    );
    expect(result).toBe(42);
    expect((await transport.take('outer')).spans).toMatchObject([{ op: 'function', status: 'ok' }]);
  });

  it('keeps it active over awaits, and finishes it when the promise settles', async () => {
    const pending = tracer.startSpan({ transaction: 'async' }, async (span) => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(tracer.activeSpan()).toBe(span);
      return 'done';
    });
    expect(transport.takeAll()).toEqual([]);
    expect(await pending).toBe('done');
    expect((await transport.take('async')).contexts.trace.status).toBe('ok');
  });

  it.each([
    [
      'throws',
      (error: Error): never => {
        throw error;
      },
    ],
    ['rejects', (error: Error) => Promise.reject(error)],
  ])('marks it as failed when the work %s, and lets the error through', async (_how, work) => {
    const error = new Error('mine');
    await expect(async () => tracer.startSpan({ transaction: 'failing' }, () => work(error))).rejects.toBe(
      error,
    );
    expect((await transport.take('failing')).contexts.trace.status).toBe('internal_error');
  });

  it('keeps a status that the work has set, and an end that it has chosen', async () => {
    tracer.startSpan({ transaction: 'own' }, (span) => void span.setStatus('aborted').finish(1_000_000));
    expect(await transport.take('own')).toMatchObject({
      timestamp: 1_000_000,
      contexts: { trace: { status: 'aborted' } },
    });
  });

  it('makes a transaction of the same trace when one is asked for inside a span', async () => {
    tracer.startSpan({ transaction: 'outer' }, () =>
      tracer.startSpan({ transaction: 'inner' }, () => undefined),
    );
    const [inner, outer] = [await transport.take('inner'), await transport.take('outer')];
    expect(inner.contexts.trace).toMatchObject({
      trace_id: outer.contexts.trace.trace_id,
      parent_span_id: outer.contexts.trace.span_id,
    });
  });

  it('records nothing, and activates nothing, outside of any transaction', () => {
    tracer.startSpan({ op: 'function' }, (span) => {
      expect(span.sampled).toBe(false);
      expect(span.startChild({}).spanId).toMatch(/^[0-9a-f]{16}$/);
      expect(tracer.activeSpan()).toBeUndefined();
    });
  });

  it('runs work untraced when it is told to', () => {
    tracer.startSpan({ transaction: 'outer' }, () =>
      tracer.runWith(undefined, () => expect(tracer.activeSpan()).toBeUndefined()),
    );
    expect(transport.takeAll()).toHaveLength(1);
  });
});

describe('propagating a trace', () => {
  it('tells the receiver about the trace, and stays the same from the first time on', () => {
    const transaction = tracer.startTransaction({ name: 'GET /a', source: 'route' });
    const first = tracer.propagationHeaders(transaction);
    transaction.setName('GET /b');
    const child = transaction.startChild({});
    expect(first['sentry-trace']).toBe(`${transaction.traceId}-${transaction.spanId}-1`);
    expect(tracer.propagationHeaders(child)['sentry-trace']).toBe(`${transaction.traceId}-${child.spanId}-1`);
    expect(tracer.propagationHeaders(child).baggage).toBe(first.baggage);
    expect(Object.fromEntries(parseSentryBaggage(first.baggage))).toEqual({
      trace_id: transaction.traceId,
      public_key: '0123456789abcdef0123456789abcdef',
      sample_rate: '1',
      sample_rand: expect.stringMatching(/^0\.\d{6}$/),
      sampled: 'true',
      transaction: 'GET /a',
      environment: 'test',
      release: 'shop@1',
    });
  });

  it('does not tell a URL as the name of the transaction', () => {
    const transaction = tracer.startTransaction({ name: 'GET /users/7', source: 'url' });
    expect(tracer.propagationHeaders(transaction).baggage).not.toContain('sentry-transaction');
  });

  it('passes on what came in, and nothing that is not ours', () => {
    const baggage = `vendor=1,sentry-trace_id=${TRACE_ID},sentry-release=other%401,sentry-new=x`;
    const transaction = tracer.continueTrace(
      { sentryTrace: `${TRACE_ID}-${SPAN_ID}-1`, baggage },
      { name: 'x' },
    );
    const sent = parseSentryBaggage(tracer.propagationHeaders(transaction).baggage);
    expect(Object.fromEntries(sent)).toMatchObject({ trace_id: TRACE_ID, release: 'other@1', new: 'x' });
    expect(tracer.propagationHeaders(transaction).baggage).not.toContain('vendor');
  });

  it.each([
    ['without a header beside it', { baggage: `sentry-trace_id=${TRACE_ID},sentry-release=evil` }],
    [
      'of another trace',
      { sentryTrace: `${TRACE_ID}-${SPAN_ID}-1`, baggage: 'sentry-trace_id=other,sentry-release=evil' },
    ],
  ])('ignores baggage %s', (_case, incoming) => {
    const transaction = tracer.continueTrace(incoming, { name: 'x' });
    expect(tracer.propagationHeaders(transaction).baggage ?? '').not.toContain('evil');
  });

  it('is also in the headers of the envelope', () => {
    const transaction = tracer.startTransaction({ name: 'GET /', source: 'route' });
    transaction.finish();
    expect(transport.takeAll()).toHaveLength(1);
    expect(transport.envelopes.at(-1)?.headers).toMatchObject({
      event_id: expect.any(String),
      trace: { trace_id: transaction.traceId, sampled: 'true', transaction: 'GET /' },
    });
  });
});
