import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../harness/running-collector';
import { ours, runChain, type ServiceOfChain } from '../harness/run-chain';
import { samplingContextOf, sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['front', 'middle', 'back']);

const run = (...chain: ServiceOfChain[]) => runChain(chain, ({ name }) => ({ DSN: collector.dsn(name) }));

interface OfficialSdk {
  sdk: string;
  program: string;
  environment?: Record<string, string>;
  /** The trace of a chain of three in which only the middle one has this SDK. */
  inTheMiddle: string;
  /** The trace of a chain of three in which only the first one has it. */
  inFront: string;
  /** The trace of a request of ours that its route refuses with an error. */
  failing: string;
}

const sdks: OfficialSdk[] = [
  {
    sdk: '@sentry/node 11 with transactions',
    program: 'sentry-node-11.mjs',
    environment: { LIFECYCLE: 'static' },
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            ├─ middleware  allowPages  ok
            └─ handler  request handler  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      ├─ middleware  allowPages  ok
      └─ handler  request handler  ok
         └─ http.client  GET middle/  ok
            └─ middle  http.server  GET /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
            ├─ middleware  allowPages  ok
            └─ handler  /failure  internal_error
    `,
  },
  {
    sdk: '@sentry/node 10',
    program: 'sentry-node-10.mjs',
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            ├─ middleware.express  allowPages  ok
            └─ request_handler.express  /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      ├─ middleware.express  allowPages  ok
      └─ request_handler.express  /  ok
         └─ http.client  GET middle/  ok
            └─ middle  http.server  GET /  ok
               └─ http.client  GET back/  ok
                  └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
            ├─ middleware.express  allowPages  ok
            └─ request_handler.express  /failure  internal_error
    `,
  },
  {
    sdk: '@sentry/node 7',
    program: 'sentry-node-7.mjs',
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            └─ http.client  GET back/  ok
               └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  GET /  ok
            └─ http.client  GET back/  ok
               └─ back  http.server  GET /  ok
    `,
    failing: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/failure  internal_error
         └─ middle  http.server  GET /failure  internal_error
    `,
  },
];

describe.each(sdks)('a service with $sdk', ({ program, environment = {}, ...expected }) => {
  const theirs = (name: string, rate: number): ServiceOfChain => ({ name, rate, program, environment });

  it('is one trace with those of ours before and behind it, and hands the sampling context on', async () => {
    const { received, rename } = await run(ours('front', 1), theirs('middle', 0), ours('back', 0));

    const { traceId } = sentryTraceOf(received[1]);
    const context = samplingContextOf(received[1]);
    expect(await collector.storedTrace(traceId)).toMatchTrace(expected.inTheMiddle, { rename });
    expect(context).toMatchObject({
      trace_id: traceId,
      sample_rate: 1,
      sampled: 'true',
      sample_rand: expect.any(Number),
    });
    expect(samplingContextOf(received[2])).toEqual(context);
  });

  it('begins a trace that two of ours continue, with the sampling context that it sent', async () => {
    const { received, rename } = await run(theirs('front', 1), ours('middle', 0), ours('back', 0));

    const { traceId } = sentryTraceOf(received[1]);
    const context = samplingContextOf(received[1]);
    expect(await collector.storedTrace(traceId)).toMatchTrace(expected.inFront, { rename });
    expect(context).toMatchObject({ trace_id: traceId, sample_rate: 1 });
    expect(samplingContextOf(received[2])).toMatchObject(context);
  });

  it('obeys our "no", although its own rate is 1, and so do ours behind it', async () => {
    const { received } = await run(ours('front', 0), theirs('middle', 1), ours('back', 1));

    expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
    expect(await collector.storedTrace(sentryTraceOf(received[1]).traceId)).toBeUndefined();
  });

  it('says "no", and ours obey, although their own rate is 1', async () => {
    const { received } = await run(theirs('front', 0), ours('middle', 1), ours('back', 1));

    expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
    expect(await collector.storedTrace(sentryTraceOf(received[1]).traceId)).toBeUndefined();
  });

  it('reports an error in the trace in which it happened', async () => {
    const failing = { ...theirs('middle', 0), path: '/failure' };
    const { received, rename } = await run(ours('front', 1), failing);

    const trace = await collector.storedTrace(sentryTraceOf(received[1]).traceId);
    expect(trace).toMatchTrace(expected.failing, { rename });
    expect(trace?.errors).toMatchObject([
      { project: 'middle', title: 'RangeError: this route always fails' },
    ]);
  });
});
