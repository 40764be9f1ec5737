/** A transaction as the text describes it: a tree of spans, of any depth, whose root it shares all properties with. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { ManualClock, testingTracer } from '../testing/index';
import type { Span } from './span/span';
import { MOST_CHILD_SPANS } from './span/transaction';
import type { TransactionEvent } from './event/transaction-event';

const clock = new ManualClock(1000);
const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { clock });

afterEach(() => transport.expectNothingUnclaimed());

/** What is sent of a transaction that did `work`. */
async function sent(work: (root: Span) => unknown): Promise<TransactionEvent> {
  const transaction = tracer.startTransaction({ name: 'work' });
  work(transaction);
  transaction.finish();
  return transport.take('work');
}

describe('the tree of spans', () => {
  it('has as many levels as the work', async () => {
    const { spans, contexts } = await sent((root) => {
      const path = [root];
      while (path.length <= MOST_CHILD_SPANS) path.push((path.at(-1) ?? root).startChild({ op: 'function' }));
      for (const span of path.slice(1).reverse()) span.finish();
    });
    expect(spans).toHaveLength(1000);
    const parents = new Map(spans.map((span) => [span.span_id, span.parent_span_id]));
    let levels = 0;
    let id = spans.at(-1)?.span_id;
    for (; id !== undefined && id !== contexts.trace.span_id; id = parents.get(id)) levels += 1;
    expect([levels, id]).toEqual([1000, contexts.trace.span_id]);
  });

  it('has one root, which all others descend from, several of them from one', async () => {
    const { spans, contexts } = await sent((root) => {
      const parent = root.startChild({ op: 'parent' });
      for (const op of ['a', 'b', 'c']) parent.startChild({ op }).finish();
      parent.finish();
    });
    expect(contexts.trace).not.toHaveProperty('parent_span_id');
    const parent = spans.find(({ op }) => op === 'parent');
    expect(parent?.parent_span_id).toBe(contexts.trace.span_id);
    expect(spans.filter(({ parent_span_id: id }) => id === parent?.span_id).map(({ op }) => op)).toEqual([
      'a',
      'b',
      'c',
    ]);
  });

  it('is a log: what happens a hundred times is a hundred spans', async () => {
    const { spans } = await sent((root) => {
      for (let time = 0; time < 100; time += 1) root.startChild({ op: 'sql.query' }).finish();
    });
    expect(new Set(spans.map((span) => span.span_id)).size).toBe(100);
  });
});

describe('a span without duration', () => {
  it.each([
    ['a marker', (root: Span) => root.startChild({ op: 'mark', startTimestamp: 999.5 }).finish(999.5), 999.5],
    [
      'work below the resolution of the clock',
      (root: Span) => root.startChild({ op: 'mark' }).finish(),
      1000,
    ],
  ])('is %s, and is sent with equal start and end', async (_what, work, time) => {
    const { spans } = await sent(work);
    expect(spans).toMatchObject([{ op: 'mark', start_timestamp: time, timestamp: time }]);
  });

  it('may be a whole transaction', async () => {
    const event = await sent(() => undefined);
    expect(event.timestamp - event.start_timestamp).toBe(0);
  });
});

describe('the properties of a transaction and its root span', () => {
  it('are the same, wherever they are set', async () => {
    const transaction = tracer.startTransaction({ name: 'shared', op: 'task', description: 'first' });
    const root: Span = tracer.runWith(transaction, () => tracer.activeSpan() as Span);
    transaction.setTag('from', 'transaction').setData('from', { the: 'transaction' }).setStatus('ok');
    expect([root.tags, root.data, root.status]).toEqual([
      { from: 'transaction' },
      { from: { the: 'transaction' } },
      'ok',
    ]);
    root.setTag('from', 'root').setData('from', { the: 'root' }).setStatus('aborted');
    Object.assign(root, { op: 'other', description: 'second' });
    expect([transaction.tags, transaction.status, transaction.op]).toEqual([
      { from: 'root' },
      'aborted',
      'other',
    ]);
    root.finish();
    expect(await transport.take('shared')).toMatchObject({
      contexts: {
        trace: {
          ...{ span_id: transaction.spanId, op: 'other', description: 'second', status: 'aborted' },
          data: { from: { the: 'root' } },
        },
      },
      tags: { from: 'root' },
    });
  });

  it('are optional, but for the name: what nobody has said is not sent', async () => {
    const { spans, contexts } = await sent((root) => root.startChild({}).finish());
    const times = ['start_timestamp', 'timestamp'];
    expect(Object.keys(contexts.trace).sort()).toEqual(['span_id', 'trace_id']);
    expect(Object.keys(spans[0] ?? {}).sort()).toEqual(['parent_span_id', 'span_id', ...times, 'trace_id']);
  });
});

describe('a trace', () => {
  it('can be linked to spans of others, with what they have to do with it', async () => {
    const [traceId, spanId] = ['771a43a4192642f0b136d5159a501700', 'd8c9a8b7e6f5a4b3'];
    const attributes = { 'sentry.link.type': 'previous_trace' };
    const links = [
      { traceId, spanId, sampled: true, attributes },
      { traceId, spanId },
    ];
    tracer.startTransaction({ name: 'linked', links }).finish();
    const { contexts } = await transport.take('linked');
    expect(contexts.trace.trace_id).not.toBe(traceId);
    expect(contexts.trace.links).toEqual([
      { trace_id: traceId, span_id: spanId, sampled: true, attributes },
      { trace_id: traceId, span_id: spanId },
    ]);
  });

  it('is begun by its first transaction, and there is no other way to begin or end one', async () => {
    const [first, second] = [tracer.startTransaction({ name: 'x' }), tracer.startTransaction({ name: 'x' })];
    expect(first.traceId).not.toBe(second.traceId);
    const names = Object.entries(tracer).map(([name, value]) => (typeof value === 'function' ? name : ''));
    expect(names.filter((name) => /trace/i.test(name))).toEqual(['continueTrace']);
  });

  it('goes on long after the transaction that began it was sent', async () => {
    const request = tracer.startTransaction({ name: 'request' });
    const publish = request.startChild({ op: 'queue.publish' });
    const headers = tracer.propagationHeaders(publish);
    publish.finish();
    request.finish();
    const parent = await transport.take('request');
    clock.advance(7200);
    tracer.continueTrace({ sentryTrace: headers['sentry-trace'] }, { name: 'job' }).finish();
    const job = await transport.take('job');
    expect(job.contexts.trace).toMatchObject({
      trace_id: parent.contexts.trace.trace_id,
      parent_span_id: publish.spanId,
    });
    expect(job.start_timestamp - parent.timestamp).toBe(7200);
  });

  it.each([-0.5, 0.2])('has the times of each machine as they are, %d s apart', async (skew) => {
    const own = new ManualClock(5000);
    const others = new ManualClock(5000 + skew);
    const caller = testingTracer(createAsyncLocalActiveSpan(), { clock: own });
    const callee = testingTracer(createAsyncLocalActiveSpan(), { clock: others });
    const request = caller.tracer.startTransaction({ name: 'caller' });
    const sentryTrace = caller.tracer.propagationHeaders(request)['sentry-trace'];
    callee.tracer.continueTrace({ sentryTrace }, { name: 'callee' }).finish();
    request.finish();
    const [parent, child] = [await caller.transport.take('caller'), await callee.transport.take('callee')];
    expect(child.contexts.trace.parent_span_id).toBe(parent.contexts.trace.span_id);
    expect([parent.start_timestamp, child.start_timestamp]).toEqual([5000, 5000 + skew]);
  });
});
