import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';
import { transactionsOf, treeOf } from '../testing/trace-tree';
import {
  spanContainer,
  spanEnvelope,
  streamedSpan,
  type StreamedSpanFixture,
} from '../testing/streamed/wire-spans';
import { NOW, spanPayload, transactionPayload, uniqueId } from '../testing/wire-fixtures';

const collector = runningCollector();

type Item = [headers: Record<string, unknown>, payload: unknown];

const envelope = (...items: Item[]) => [{}, ...items.flat()].map((line) => JSON.stringify(line)).join('\n');

async function send(body: string | Uint8Array, project = 'web'): Promise<unknown> {
  const response = await collector.post(project, body);
  expect(response.status).toBe(200);
  return response.json();
}

async function statsOf(project: string): Promise<Record<string, unknown>> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: ({ project: string } & Record<string, unknown>)[] };
  return projects.find((stats) => stats.project === project) ?? {};
}

/** A root span and what makes its children. */
function story(name = 'GET /yarns') {
  const [traceId, rootSpanId] = [uniqueId(), uniqueId(16)];
  const place = { traceId, rootSpanId, rootName: name };
  const child = (childName: string, fixture: StreamedSpanFixture = {}) =>
    streamedSpan({ ...place, name: childName, ...fixture });
  return { traceId, rootSpanId, child, root: streamedSpan({ ...place, spanId: rootSpanId, name }) };
}

describe('a container of streamed spans', () => {
  it('is answered without an id, since it has none', async () => {
    expect(await send(spanEnvelope([story().root]))).toEqual({});
  });

  it('may hold several transactions of a trace, and parts of them', async () => {
    const { traceId, child, root } = story('POST /orders');
    const rootSpanId = uniqueId(16);
    const inner = { traceId, rootSpanId, rootName: 'GET /stock' };
    const start = { start: NOW - 9.5 };
    await send(spanEnvelope([child('wind'), streamedSpan({ ...inner, name: 'query', ...start })]));
    await send(spanEnvelope([streamedSpan({ ...inner, spanId: rootSpanId, name: 'GET /stock' }), root]));
    await send(spanEnvelope([child('unwind', start)]));
    expect(await treeOf(collector, traceId)).toEqual({
      'POST /orders': ['wind', 'unwind'],
      'GET /stock': ['query'],
    });
  });

  it('is told to the live stream and listed once, by its root span', async () => {
    const { child, root, traceId } = story('GET /listed');
    await send(spanEnvelope([child('a')]));
    await send(spanEnvelope([root, child('b')]));
    await send(spanEnvelope([root]));
    const { body } = await collector.get(
      `/api/0/events/?field=transaction&field=count()&query=trace:${traceId}`,
    );
    expect((body as { data: unknown }).data).toEqual([{ transaction: 'GET /listed', 'count()': 1 }]);
  });

  it('is stored once when it is sent again, as it was or in other parts', async () => {
    const { traceId, child, root } = story();
    const [one, two] = [child('one'), child('two', { start: NOW - 9.5 })];
    for (const spans of [[one, two, root], [root, two, one], [two], [root, one]]) {
      await send(spanEnvelope(spans), 'cache-service');
    }
    expect(await treeOf(collector, traceId)).toEqual({ 'GET /yarns': ['one', 'two'] });
    expect(await statsOf('cache-service')).toMatchObject({
      categories: {
        transaction: { accepted: 1, duplicates: 2 },
        // Another part is new to the store, though its spans are not: they are shown once.
        span: { accepted: 5, duplicates: 4 },
      },
    });
  });

  it('is a transaction with the name that its spans give it while the root is missing', async () => {
    const { traceId, rootSpanId, child } = story('GET /lost');
    await send(spanEnvelope([child('only')]));
    const [transaction] = await transactionsOf(collector, traceId);
    expect(transaction).toMatchObject({
      transaction: 'GET /lost',
      op: 'default',
      status: 'unknown',
      root_missing: true,
      parent_span_id: null,
    });
    const { status, body } = await collector.get(`/api/0/events/web:${'0'.repeat(16)}${rootSpanId}/`);
    expect([status, body]).toMatchObject([200, { transaction: 'GET /lost', root_missing: true }]);
  });

  it('joins what its spans do not name by their parents', async () => {
    const { traceId, child, root } = story();
    const nameless = { 'sentry.segment.id': undefined };
    const parent = child('parent', { attributes: nameless });
    const parentSpanId = String(parent['span_id']);
    await send(spanEnvelope([child('child', { parentSpanId, attributes: nameless })]));
    await send(spanEnvelope([parent]));
    await send(spanEnvelope([root]));
    expect(await treeOf(collector, traceId)).toEqual({
      'GET /yarns': expect.arrayContaining(['parent', 'child']) as unknown,
    });
  });

  it.each([
    ['the root that they name', {}],
    ['the envelope that they came in', { 'sentry.segment.id': undefined }],
  ])('belongs to the transaction that it was split from, by %s', async (_by, attributes) => {
    const [traceId, spanId] = [uniqueId(), uniqueId(16)];
    const payload = transactionPayload({
      traceId,
      spanId,
      name: 'POST /ask',
      spans: [spanPayload({ trace_id: traceId, description: 'SELECT' })],
    });
    const split = streamedSpan({
      traceId,
      rootSpanId: spanId,
      parentSpanId: uniqueId(16),
      name: 'chat',
      op: 'gen_ai.chat',
      attributes,
    });
    const body = envelope([{ type: 'transaction' }, payload], spanContainer([split]));
    expect(await send(body)).toEqual({ id: payload['event_id'] });
    expect(await treeOf(collector, traceId)).toEqual({ 'POST /ask': ['SELECT', 'chat'] });
    const { body: event } = await collector.get(`/api/0/events/web:${String(payload['event_id'])}/`);
    expect((event as { spans: unknown[] }).spans).toHaveLength(2);
  });

  it('loses a bad span without the others', async () => {
    const { traceId, child, root } = story();
    const bad = [
      null,
      1,
      'x',
      [],
      {},
      ...[
        { span_id: 'short' },
        { trace_id: '0'.repeat(32) },
        { start_timestamp: undefined },
        { end_timestamp: 'never' },
        { end_timestamp: 1e308 },
        { start_timestamp: NOW * 1000, end_timestamp: NOW * 1000 },
      ].map((overrides) => child('bad', { overrides })),
    ];
    expect(await send(spanEnvelope([...bad, child('good'), root]), 'scheduler')).toEqual({});
    expect(await treeOf(collector, traceId)).toEqual({ 'GET /yarns': ['good'] });
    expect(await statsOf('scheduler')).toMatchObject({ repaired: { span_invalid: bad.length } });
  });

  it('takes a span that ends before it starts as a moment', async () => {
    const { traceId, root } = story();
    await send(spanEnvelope([{ ...root, end_timestamp: NOW - 11 }]));
    expect((await transactionsOf(collector, traceId))[0]).toMatchObject({
      start_timestamp: NOW - 10,
      timestamp: NOW - 10,
    });
  });

  it('holds a thousand spans, and no more', async () => {
    const { traceId, child, root } = story();
    const spans = [root, ...Array.from({ length: 1_000 }, (_, index) => child(String(index)))];
    await send(spanEnvelope(spans), 'worker');
    expect((await transactionsOf(collector, traceId))[0]?.spans).toHaveLength(999);
    expect(await statsOf('worker')).toMatchObject({ repaired: { span_too_many: 1 } });
  });

  const { root } = story();
  const refused: [string, Item, string][] = [
    [
      'an item_count that is too high',
      spanContainer([root], { headers: { item_count: 2 } }),
      'invalid_container',
    ],
    [
      'an item_count of another type',
      spanContainer([root], { headers: { item_count: '1' } }),
      'invalid_container',
    ],
    ['a version of the future', spanContainer([root], { container: { version: 3 } }), 'invalid_container'],
    ['items that are no list', spanContainer({ 0: root }), 'invalid_container'],
    ['no items', spanContainer(undefined), 'invalid_container'],
    ['a list', [spanContainer([])[0], []], 'invalid_event'],
    [
      'another content type',
      spanContainer([root], { headers: { content_type: 'text/plain' } }),
      'invalid_span',
    ],
  ];
  it.each(refused)(
    'is dropped and named for %s, without the items beside it',
    async (_name, item, reason) => {
      const payload = transactionPayload();
      expect(await send(envelope(item, [{ type: 'transaction' }, payload]))).toEqual({
        id: payload['event_id'],
        rejected: [{ index: 0, reason }],
      });
    },
  );

  it.each([
    ['without a version', spanContainer([root], { container: { version: undefined } })],
    ['without an item_count', spanContainer([root], { headers: { item_count: undefined } })],
    ['without spans', spanContainer([])],
    ['with settings', spanContainer([root], { container: { ingest_settings: { infer_ip: 'auto' } } })],
  ])('is taken %s', async (_name, item) => {
    expect(await send(envelope(item))).toEqual({});
  });
});
