import { describe, expect, it } from '@jest/globals';
import { nanoseconds, otlpAttributes, otlpRequest, otlpSpan } from '../../testing/otlp/otlp-spans';
import { sendTraces } from '../../testing/otlp/post-traces';
import { runningCollector } from '../../testing/running-collector';
import { NOW, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();

const STACK = 'TypeError: no yarn\n    at wind (wind.js:1:1)';

/** An exception as `recordException` writes it. */
const exception = (overrides: Record<string, unknown> = {}, attributes: Record<string, unknown> = {}) => ({
  name: 'exception',
  timeUnixNano: nanoseconds(NOW - 9.5),
  attributes: otlpAttributes({
    'exception.type': 'TypeError',
    'exception.message': 'no yarn',
    'exception.stacktrace': STACK,
    ...attributes,
  }),
  ...overrides,
});

/** A request and a child span in which these events happened, and what was stored of the trace. */
async function errorsOf(events: unknown[], { times = 1 } = {}): Promise<Record<string, unknown>[]> {
  const [traceId, root] = [uniqueId(), uniqueId(16)];
  const request = otlpRequest(
    [
      otlpSpan({ traceId, spanId: 'c'.repeat(16), parentSpanId: root, overrides: { events } }),
      otlpSpan({ traceId, spanId: root, kind: 2, name: 'wind a yarn' }),
    ],
    { 'service.version': 'shop@1', 'telemetry.sdk.name': 'opentelemetry' },
  );
  for (let sent = 0; sent < times; sent += 1) await sendTraces(collector, request);
  const { body } = await collector.get(`/api/0/traces/${traceId}/`);
  return (body as { errors: Record<string, unknown>[] }).errors;
}

describe('an exception that a span of OpenTelemetry has recorded', () => {
  it('is an error that is linked to the span', async () => {
    const [error, ...others] = await errorsOf([exception()]);
    expect(others).toEqual([]);
    expect(error).toMatchObject({
      project: 'web',
      title: 'TypeError: no yarn',
      level: 'error',
      timestamp: NOW - 9.5,
      span_id: 'c'.repeat(16),
      transaction: 'wind a yarn',
    });
    const { body } = await collector.get(`/api/0/events/web:${String(error?.['event_id'])}/`);
    expect(body).toMatchObject({
      release: 'shop@1',
      sdk: { name: 'opentelemetry' },
      exceptions: [
        { type: 'TypeError', value: 'no yarn', mechanism: { type: 'opentelemetry', handled: true } },
      ],
      extra: { 'exception.stacktrace': STACK },
    });
  });

  it('is one error, however often it arrives', async () => {
    expect(await errorsOf([exception()], { times: 3 })).toHaveLength(1);
  });

  it('is another error when it says something else', async () => {
    const events = [
      exception(),
      exception({ timeUnixNano: nanoseconds(NOW - 9.4) }),
      exception({}, { attempt: 2 }),
    ];
    expect(await errorsOf(events)).toHaveLength(3);
  });

  it('is not handled when it left its span', async () => {
    const [error] = await errorsOf([exception({}, { 'exception.escaped': true })]);
    const { body } = await collector.get(`/api/0/events/web:${String(error?.['event_id'])}/`);
    expect(body).toMatchObject({ exceptions: [{ mechanism: { handled: false } }] });
  });

  it('happened when its span ended, when it has no time of its own', async () => {
    const [error] = await errorsOf([exception({ timeUnixNano: undefined })]);
    expect(error).toMatchObject({ timestamp: NOW - 9 });
  });

  it.each([
    [{ attributes: undefined }, '<unlabeled event>'],
    [{ attributes: otlpAttributes({ 'exception.type': 'Tangle' }) }, 'Tangle'],
    [{ attributes: otlpAttributes({ 'exception.message': 'no yarn' }) }, 'no yarn'],
    [
      { attributes: otlpAttributes({ 'exception.type': 7, 'exception.message': ['a'] }) },
      '<unlabeled event>',
    ],
  ])('with %j is called %j', async (overrides, title) => {
    expect(await errorsOf([exception(overrides)])).toMatchObject([{ title }]);
  });

  it('is lost alone, and counted, when no clock has its time', async () => {
    const before = await droppedErrors('timestamp');
    expect(await errorsOf([exception({ timeUnixNano: nanoseconds(1) }), exception()])).toHaveLength(1);
    expect(await droppedErrors('timestamp')).toBe(before + 1);
  });

  it('is counted as dropped when its span has recorded more of them than are kept', async () => {
    const before = await droppedErrors('too_many_nodes');
    const events = Array.from({ length: 131 }, (_, number) => exception({}, { number }));
    expect(await errorsOf(events)).toHaveLength(128);
    expect(await droppedErrors('too_many_nodes')).toBe(before + 3);
  });

  it('counts as an error beside its spans', async () => {
    const before = await categories();
    await errorsOf([exception()], { times: 2 });
    const after = await categories();
    const added = (name: string, outcome: 'accepted' | 'duplicates') =>
      (after[name]?.[outcome] ?? 0) - (before[name]?.[outcome] ?? 0);
    expect([added('error', 'accepted'), added('error', 'duplicates')]).toEqual([1, 1]);
    expect([added('transaction', 'accepted'), added('transaction', 'duplicates')]).toEqual([1, 1]);
    expect([added('span', 'accepted'), added('span', 'duplicates')]).toEqual([2, 2]);
  });
});

interface Category {
  accepted: number;
  duplicates: number;
  dropped: Record<string, number>;
}

async function categories(): Promise<Record<string, Category>> {
  const { body } = await collector.get('/api/0/stats/');
  return (body as { projects: { categories: Record<string, Category> }[] }).projects[0]?.categories ?? {};
}

async function droppedErrors(reason: string): Promise<number> {
  return (await categories())['error']?.dropped[reason] ?? 0;
}
