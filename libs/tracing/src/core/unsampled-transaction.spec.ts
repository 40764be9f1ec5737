/** "Capturing a single trace involves minimal overhead", and one that is not collected next to none: by structure. */
import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../node/async-local-active-span';
import { ManualClock, sequentialIds, testingTracer } from '../testing/index';
import type { IdSource } from './span/trace-context';

/** A tracer that counts what it asks of its ports. */
function start(tracesSampleRate: number) {
  const asked = { times: 0, spanIds: 0 };
  const readable = sequentialIds();
  const ids: IdSource = {
    ...readable,
    spanId() {
      asked.spanIds += 1;
      return readable.spanId();
    },
  };
  const manual = new ManualClock();
  const clock = {
    nowInSeconds() {
      asked.times += 1;
      return manual.nowInSeconds();
    },
    schedule: manual.schedule.bind(manual),
  };
  return { asked, ...testingTracer(createAsyncLocalActiveSpan(), { tracesSampleRate, ids, clock }) };
}

/** A request with five spans, two tags and two data each. */
function serve({ tracer }: ReturnType<typeof start>) {
  const transaction = tracer.continueTrace({}, { name: 'GET /', op: 'http.server', tags: { kind: 'page' } });
  const spans = Array.from({ length: 5 }, () => {
    const span = transaction.startChild({ op: 'function', tags: { a: 1 }, data: { b: { c: 1 } } });
    span.setTag('d', true).setData('e', [1]).setStatus('ok').finish();
    return span;
  });
  const { children } = transaction;
  transaction.setHttpStatus(200).finish();
  return { transaction, spans, children };
}

describe('a transaction that is not sampled', () => {
  it('keeps nothing of its spans, neither a list of them nor what they are given', () => {
    const tracing = start(0);
    const { transaction, spans, children } = serve(tracing);
    expect(children).toEqual([]);
    for (const span of [transaction, ...spans]) {
      expect([span.tags, span.data]).toEqual([{}, {}]);
      expect(kept(span)).toEqual([]);
    }
    expect(tracing.transport.sent).toEqual([]);
    expect(tracing.transport.losses().size).toBe(0);
  });

  it('asks neither for the time nor for the ids of its spans', () => {
    const tracing = start(0);
    serve(tracing);
    expect(tracing.asked).toEqual({ times: 0, spanIds: 0 });
  });

  it('makes the id of a span when a header needs it, and only that one', () => {
    const tracing = start(0);
    const { spans } = serve(tracing);
    const [span] = spans;
    expect(span?.toSentryTrace()).toMatch(/^[0-9a-f]{32}-[0-9a-f]{16}-0$/);
    expect(span?.toSentryTrace()).toBe(span?.toSentryTrace());
    expect(tracing.asked).toEqual({ times: 0, spanIds: 1 });
  });

  it('differs in that from one that is sampled', () => {
    const tracing = start(1);
    const { transaction, spans, children } = serve(tracing);
    expect(children).toEqual(spans);
    expect(spans.map((span) => kept(span))).toEqual(spans.map(() => ['tagBag', 'dataBag']));
    expect(kept(transaction)).toEqual(['tagBag']);
    expect(tracing.asked).toEqual({ times: 12, spanIds: 6 });
    expect(tracing.transport.takeAll()).toHaveLength(1);
  });
});

/** The bags that a span has come to hold. */
function kept(span: object): string[] {
  return Object.entries(span)
    .filter(([name, value]) => /bag$/i.test(name) && typeof value === 'object')
    .map(([name]) => name);
}
