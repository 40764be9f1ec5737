import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { testingTracer } from '../testing/index';

const TRACE_ID = '771a43a4192642f0b136d5159a501700';
const SPAN_ID = 'd8c9a8b7e6f5a4b3';

/** What is sent of a transaction with one child, both with ids that their contexts give. */
async function sentWith(ids: { traceId?: unknown; parentSpanId?: unknown; spanId?: unknown }) {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan());
  const transaction = tracer.startTransaction({ name: 'given', ...ids } as never);
  transaction.startChild({ spanId: ids.spanId } as never).finish();
  transaction.finish();
  const { contexts, spans } = await transport.take('given');
  return { root: contexts.trace, child: spans[0] };
}

describe('the ids that a context gives', () => {
  it('are those of the trace, of its parent and of the span', async () => {
    const { root, child } = await sentWith({ traceId: TRACE_ID, parentSpanId: SPAN_ID, spanId: SPAN_ID });
    expect(root).toMatchObject({ trace_id: TRACE_ID, parent_span_id: SPAN_ID, span_id: SPAN_ID });
    expect(child).toMatchObject({ trace_id: TRACE_ID, span_id: SPAN_ID });
  });

  it.each<[string, unknown]>([
    ['too short', 'd8c9'],
    ['too long', 'd'.repeat(33)],
    ['of zeros', '0'.repeat(16)],
    ['of zeros, of a trace', '0'.repeat(32)],
    ['in capitals', SPAN_ID.toUpperCase()],
    ['in capitals, of a trace', TRACE_ID.toUpperCase()],
    ['a line of a header', `${SPAN_ID}\r\n`],
    ['empty', ''],
    ['a number', 7],
    ['an object', { toString: () => SPAN_ID }],
  ])('are left out, and made anew, where they are %s', async (_what, id) => {
    const { root, child } = await sentWith({ traceId: id, parentSpanId: id, spanId: id });
    expect(root).toMatchObject({
      trace_id: expect.stringMatching(/^(?!0{32})[0-9a-f]{32}$/),
      span_id: expect.stringMatching(/^(?!0{16})[0-9a-f]{16}$/),
    });
    expect(root).not.toHaveProperty('parent_span_id');
    expect(child).toMatchObject({
      span_id: expect.stringMatching(/^(?!0{16})[0-9a-f]{16}$/),
      parent_span_id: root.span_id,
    });
  });
});

describe('the decision that a context gives', () => {
  it.each([
    [true, '0', 0],
    [false, '1', 1],
  ])('goes before the one that comes in, and before the rate: %s', (sampled, flag, tracesSampleRate) => {
    const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate });
    const incoming = { sentryTrace: `${TRACE_ID}-${SPAN_ID}-${flag}` };
    const transaction = tracer.continueTrace(incoming, { name: 'given', sampled });
    expect([transaction.traceId, transaction.sampled]).toEqual([TRACE_ID, sampled]);
    expect(tracer.propagationHeaders(transaction)['sentry-trace'].endsWith(`-${Number(sampled)}`)).toBe(true);
    transaction.finish();
    expect(transport.takeAll()).toHaveLength(Number(sampled));
  });

  it.each([1, 'yes', null, {}])('is none where it is neither yes nor no: %j', (sampled) => {
    const { tracer } = testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate: 0 });
    expect(tracer.startTransaction({ name: 'given', sampled } as never).sampled).toBe(false);
  });
});
