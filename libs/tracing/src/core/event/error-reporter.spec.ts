import { describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../../node/async-local-active-span';
import { testingTracer } from '../../testing/index';
import type { ErrorEvent } from './error-event';
import { errorReporting } from './error-reporter';
import type { TracerOptions } from '../create-tracer';

function start(options: Partial<TracerOptions> = {}) {
  const { tracer, transport } = testingTracer(createAsyncLocalActiveSpan(), {
    reportErrors: errorReporting((stack) => [{ function: stack.split('\n')[0] ?? '', in_app: true }]),
    ...options,
  });
  return { tracer, transport, takeErrors: () => transport.takeErrors() as unknown as ErrorEvent[] };
}

describe('an error that is reported', () => {
  it('carries the trace and the span that it happened in', async () => {
    const { tracer, transport, takeErrors } = start();
    const id = tracer.startSpan({ transaction: 'GET /', tags: { region: 'north' } }, () =>
      tracer.startSpan({ op: 'sql.query' }, () => tracer.captureException(new TypeError('boom'))),
    );
    const transaction = await transport.take('GET /');
    expect(takeErrors()).toEqual([
      expect.objectContaining({
        event_id: id,
        level: 'error',
        transaction: 'GET /',
        tags: { region: 'north' },
        contexts: {
          trace: {
            trace_id: transaction.contexts.trace.trace_id,
            span_id: transaction.spans[0]?.span_id,
            parent_span_id: transaction.contexts.trace.span_id,
            op: 'sql.query',
          },
        },
        exception: {
          values: [
            {
              type: 'TypeError',
              value: 'boom',
              mechanism: { type: 'generic', handled: true },
              stacktrace: { frames: [{ function: 'TypeError: boom', in_app: true }] },
            },
          ],
        },
      }),
    ]);
  });

  it('names the span that it left first, however far up it is caught', async () => {
    const { tracer, transport, takeErrors } = start();
    await tracer.startSpan({ transaction: 'GET /' }, async () => {
      try {
        await tracer.startSpan({ op: 'function' }, () =>
          tracer.startSpan({ op: 'sql.query' }, () => Promise.reject(new Error('boom'))),
        );
      } catch (error) {
        tracer.captureException(error);
      }
    });
    const { spans } = await transport.take('GET /');
    expect(takeErrors()[0]?.contexts.trace).toMatchObject({ span_id: spans[1]?.span_id, op: 'sql.query' });
    expect(spans.map((span) => span.status)).toEqual(['internal_error', 'internal_error']);
  });

  it('names the span that reports it where it has failed another trace before', async () => {
    const { tracer, transport, takeErrors } = start();
    const rejected = Promise.reject(new Error('no rates'));
    const failing = (transaction: string) =>
      tracer.startSpan({ transaction }, () => rejected).catch((error: unknown) => error);
    const error = await failing('poll');
    tracer.startSpan({ transaction: 'GET /rates' }, () => tracer.captureException(error));
    const { trace_id, span_id } = (await transport.take('GET /rates')).contexts.trace;
    expect(takeErrors()[0]?.contexts.trace).toMatchObject({ trace_id, span_id });
  });

  it('names the span that it has left before it reaches anybody', async () => {
    const { tracer, transport, takeErrors } = start();
    const failing = () => Promise.reject(new Error('no rates'));
    await tracer
      .startSpan({ transaction: 'poll' }, failing)
      .catch((error: unknown) => tracer.captureException(error));
    const { trace_id, span_id } = (await transport.take('poll')).contexts.trace;
    expect(takeErrors()[0]?.contexts.trace).toMatchObject({ trace_id, span_id });
  });

  it('is reported of a trace that is not recorded, too', () => {
    const { tracer, takeErrors } = start({ tracesSampleRate: 0 });
    tracer.startSpan({ transaction: 'GET /' }, (span) => {
      tracer.captureException(new Error('boom'));
      expect(takeErrors()[0]?.contexts.trace).toMatchObject({ trace_id: span.traceId, span_id: span.spanId });
    });
  });

  it('is reported outside of any trace, in one of its own', () => {
    const { tracer, takeErrors } = start();
    tracer.captureException(new Error('boom'), { level: 'fatal', handled: false, mechanism: 'timer' });
    expect(takeErrors()).toMatchObject([
      { level: 'fatal', exception: { values: [{ mechanism: { type: 'timer', handled: false } }] } },
    ]);
  });

  it('is reported once', () => {
    const { tracer, takeErrors } = start();
    const error = new Error('boom');
    expect(tracer.captureException(error)).toMatch(/^\w{32}$/);
    expect(tracer.captureException(error)).toBeUndefined();
    expect(takeErrors()).toHaveLength(1);
  });

  it('brings along what it was caused by, five deep at most, and the outermost last', () => {
    const { tracer, takeErrors } = start();
    let error = new Error('0');
    for (let depth = 1; depth < 9; depth += 1) error = new Error(String(depth), { cause: error });
    tracer.captureException(error);
    expect(takeErrors()[0]?.exception.values.map(({ value }) => value)).toEqual(['4', '5', '6', '7', '8']);
  });

  const endless = new Error('endless');
  endless.cause = endless;
  const revoked = Proxy.revocable(new Error('x'), {});
  revoked.revoke();
  const unreadable = {
    get message(): string {
      throw new Error('no');
    },
  };
  it.each<[string, unknown, object]>([
    ['a text', 'boom', { type: 'Error', value: 'boom' }],
    ['undefined', undefined, { type: 'Error', value: 'undefined' }],
    ['null', null, { type: 'Error', value: 'null' }],
    ['an object without a message', { code: 1 }, { type: 'Error', value: '[object Object]' }],
    ['an error that is its own cause', endless, { type: 'Error', value: 'endless' }],
    ['an error that cannot be read', unreadable, { type: 'Error', value: '[object Object]' }],
    ['a revoked proxy', revoked.proxy, { type: 'Error', value: '[unprintable]' }],
    ['a password', new Error('postgres://me:secret@db'), { value: 'postgres://[Filtered]@db' }],
    [
      'a password where a very long message is cut',
      new Error(`${'x'.repeat(8175)} redis://me:secret@db`),
      { value: `${'x'.repeat(8175)} redis://[Filtere` },
    ],
    ['a very long message', new Error('x'.repeat(10_000)), { value: 'x'.repeat(8192) }],
  ])('may be %s', (_case, error, expected) => {
    const { tracer, takeErrors } = start();
    tracer.captureException(error);
    expect(takeErrors()[0]?.exception.values).toMatchObject([expected]);
  });

  it('is not reported where errors are not', () => {
    const { tracer, takeErrors } = start({ reportErrors: undefined });
    expect(tracer.captureException(new Error('boom'))).toBeUndefined();
    expect(takeErrors()).toEqual([]);
  });
});
