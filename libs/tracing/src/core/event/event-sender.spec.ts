import { afterEach, describe, expect, it } from '@jest/globals';
import { createAsyncLocalActiveSpan } from '../../node/async-local-active-span';
import { testingTracer, type TestingTracer } from '../../testing/index';
import { errorReporting } from './error-reporter';
import type { TracerOptions } from '../create-tracer';

let started: TestingTracer;

function start(options: Partial<TracerOptions>): TestingTracer {
  started = testingTracer(createAsyncLocalActiveSpan(), {
    reportErrors: errorReporting(() => []),
    ...options,
  });
  return started;
}

afterEach(() => started.transport.expectNothingUnclaimed());

const finishOne = ({ tracer }: TestingTracer, name: string): void =>
  tracer.startSpan({ transaction: name }, (span) => span.startChild({ op: 'function' }).finish());

describe('a hook before sending', () => {
  it('may change a transaction', async () => {
    const { transport } = start({
      beforeSendTransaction: (event) => ({ ...event, tags: { ...event.tags, region: 'north' } }),
    });
    finishOne(started, 'GET /');
    expect((await transport.take('GET /')).tags).toEqual({ region: 'north' });
  });

  it.each<[string, () => unknown, string]>([
    ['drops it', () => null, 'before_send'],
    [
      'throws',
      () => {
        throw new Error('mine');
      },
      'internal_sdk_error',
    ],
    ['answers with nothing', () => undefined, 'internal_sdk_error'],
    ['answers with a text', () => 'no', 'internal_sdk_error'],
    ['answers with a promise', () => Promise.resolve({}), 'internal_sdk_error'],
    ['answers with what is no event', () => ({}), 'internal_sdk_error'],
    ['answers with what cannot be written', () => ({ event_id: 1n }), 'internal_sdk_error'],
  ])('that %s loses the event, and is counted', (_case, hook, reason) => {
    const { tracer, transport } = start({
      beforeSendTransaction: hook as never,
      beforeSend: hook as never,
    });
    finishOne(started, 'GET /');
    expect(tracer.captureException(new Error('boom'))).toBeUndefined();
    expect(Object.fromEntries(transport.losses())).toEqual({
      [reason]: { transaction: 1, span: 2, error: 1 },
    });
  });

  it('is not asked about transactions when it is for errors', async () => {
    const { transport } = start({ beforeSend: () => null });
    finishOne(started, 'GET /');
    expect((await transport.take('GET /')).spans).toHaveLength(1);
  });

  it('learns which error it is about', () => {
    const seen: unknown[] = [];
    const { tracer, transport } = start({
      beforeSend(event, { originalException }) {
        seen.push(originalException);
        return event;
      },
    });
    const error = new Error('boom');
    tracer.captureException(error);
    expect(seen).toEqual([error]);
    expect(transport.takeErrors()).toHaveLength(1);
  });
});

describe('ignored transactions', () => {
  it.each([
    ['a part of the name', 'health', 'GET /healthz'],
    ['a pattern', /^GET \/health/, 'GET /healthz'],
    ['a pattern with state', /health/g, 'GET /healthz'],
  ])('are those that %s names', (_case, pattern, name) => {
    const { transport } = start({ ignoreTransactions: [pattern] });
    finishOne(started, name);
    finishOne(started, name);
    expect(transport.losses().get('ignored')).toEqual({ transaction: 2, span: 4 });
  });

  it('are no others', async () => {
    const { transport } = start({ ignoreTransactions: ['health', /^POST/] });
    finishOne(started, 'GET /products');
    expect((await transport.take('GET /products')).spans).toHaveLength(1);
  });
});
