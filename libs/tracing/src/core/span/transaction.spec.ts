import { afterEach, describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../../node/async-local-active-span';
import { ManualClock, testingTracer } from '../../testing/index';
import { MOST_CHILD_SPANS } from './transaction';

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

  it('keeps the first end of a span, however often that is finished', async () => {
    const transaction = tracer.startTransaction({ name: 'first end' });
    const finished: unknown[] = [];
    transaction.observer = { spanStarted: () => undefined, spanFinished: (span) => finished.push(span) };
    const span = transaction.startChild({ op: 'twice' });
    clock.advance(1);
    span.finish();
    clock.advance(1);
    span.finish();
    expect(finished).toEqual([span]);
    transaction.observer = undefined;
    transaction.finish();
    const [sent] = (await transport.take('first end')).spans;
    expect(Number(sent?.timestamp) - Number(sent?.start_timestamp)).toBe(1);
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
    expect(transport.losses().get('buffer_overflow')).toEqual({ span: 5 });
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
      () => tracer.startTransaction({ name: 'x' }).setTag('k', Object.create(null) as never),
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
