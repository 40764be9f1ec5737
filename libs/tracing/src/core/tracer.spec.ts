import { afterEach, describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { testingTracer } from '../testing/index';
import { parseSentryBaggage } from './propagation/baggage';
import { parseDsn } from './envelope/dsn';
import { traceparentHeader } from './propagation/traceparent-header';

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';

const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
  release: 'shop@1',
  environment: 'test',
});

afterEach(() => transport.expectNothingUnclaimed());

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

  const error = new Error('mine');
  it.each<[string, (resolve: (value: unknown) => void, reject: (error: unknown) => void) => unknown, object]>(
    [
      ['answers with nothing', (resolve) => void setImmediate(() => resolve(7)), { value: 7, status: 'ok' }],
      ['calls back at once', (resolve) => resolve(7), { value: 7, status: 'ok' }],
      ['fails at once', (_, reject) => reject(error), { value: error, status: 'internal_error' }],
      [
        'throws',
        () => {
          throw error;
        },
        { value: error, status: 'internal_error' },
      ],
      [
        'fails later',
        (_, reject) => void setImmediate(() => reject(error)),
        { value: error, status: 'internal_error' },
      ],
    ],
  )('finishes it with the outcome of what is no promise, whose `then` %s', async (_how, then, expected) => {
    const result = tracer.startSpan({ transaction: 'query' }, () => ({ then }));
    const value = await Promise.resolve(result).catch((reason: unknown) => reason);
    const { status } = (await transport.take('query')).contexts.trace;
    expect({ value, status }).toEqual(expected);
  });

  it('keeps a status that the work has set, and an end that it has chosen', async () => {
    tracer.startSpan({ transaction: 'own' }, (span) => void span.setStatus('aborted').finish(4_000_000_000));
    expect(await transport.take('own')).toMatchObject({
      timestamp: 4_000_000_000,
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
    expect(parseSentryBaggage(first.baggage)).toEqual({
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
    expect(sent).toMatchObject({ trace_id: TRACE_ID, release: 'other@1', new: 'x' });
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

  it('is also given to the transport', () => {
    const transaction = tracer.startTransaction({ name: 'GET /', source: 'route' });
    transaction.finish();
    expect(transport.takeAll()).toHaveLength(1);
    expect(transport.sent.at(-1)).toMatchObject({
      eventId: expect.any(String),
      samplingContext: { trace_id: transaction.traceId, sampled: 'true', transaction: 'GET /' },
    });
  });

  it('has a traceparent beside it where the service was told to', () => {
    const { tracer: beside } = testingTracer(createAsyncLocalActiveSpan(), {
      traceparent: traceparentHeader,
    });
    const transaction = beside.continueTrace({ traceparent: `00-${TRACE_ID}-${SPAN_ID}-01` }, { name: 'x' });
    expect(transaction).toMatchObject({ traceId: TRACE_ID, parentSpanId: SPAN_ID, sampled: true });
    expect(beside.propagationHeaders(transaction)).toMatchObject({
      'sentry-trace': `${TRACE_ID}-${transaction.spanId}-1`,
      traceparent: `00-${TRACE_ID}-${transaction.spanId}-01`,
    });
  });

  it('names the organisation that the service reports to', () => {
    const { tracer: named } = testingTracer(createAsyncLocalActiveSpan(), {
      dsn: parseDsn('https://key@o42.ingest.example/1'),
    });
    const headers = named.propagationHeaders(named.startTransaction({ name: 'x' }));
    expect(parseSentryBaggage(headers.baggage)['org_id']).toBe('42');
  });
});

describe('a context of the host that cannot be read', () => {
  const throwing = new Proxy(
    { name: 'x' },
    {
      get: () => {
        throw new Error('no');
      },
    },
  );
  const halfReadable = {
    op: 'task',
    get tags(): never {
      throw new Error('no');
    },
  };

  it.each([throwing, halfReadable])('starts a span that says nothing', async (context) => {
    const transaction = tracer.startTransaction({ name: 'outer' });
    transaction.startChild(context as never).finish();
    expect(tracer.startTransaction(context as never).traceId).toMatch(/^[0-9a-f]{32}$/);
    transaction.finish();
    expect((await transport.take('outer')).spans).toHaveLength(1);
  });
});
