import { describe, expect, it } from '@jest/globals';
import { recordingServer } from '../harness/recording-server';
import { ours, runChain, type ServiceOfChain } from '../harness/run-chain';
import { reportedSpans } from '../harness/reported-spans';
import { samplingContextOf, sentryTraceOf } from '../harness/trace-headers';
import { traceOfReports } from '../harness/trace-of-reports';

// The collector takes no containers of spans yet; what is reported is read where it arrives.
const recorder = recordingServer();

const run = (...chain: ServiceOfChain[]) => runChain(chain, ({ name }) => ({ DSN: recorder.dsn(name) }));
const theirs = (name: string, rate: number): ServiceOfChain => {
  return { name, rate, program: 'sentry-node-11.mjs' };
};

describe('a service with @sentry/node 11 as it comes, which sends spans one by one', () => {
  it('is one trace with those of ours before and behind it, and hands the sampling context on', async () => {
    const { received, rename } = await run(ours('front', 1), theirs('middle', 0), ours('back', 0));

    const { traceId } = sentryTraceOf(received[1]);
    const context = samplingContextOf(received[1]);
    expect(traceOfReports(recorder.reports, traceId)).toMatchTrace(
      `
        front  http.server  GET /  ok
        └─ http.client  GET middle/  ok
           └─ middle  http.server  GET /  ok
              ├─ middleware  allowPages  ok
              └─ handler  /  ok
                 └─ http.client  GET 127.0.0.1  ok
                    └─ back  http.server  GET /  ok
      `,
      { rename },
    );
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
    expect(traceOfReports(recorder.reports, traceId)).toMatchTrace(
      `
        front  http.server  GET /  ok
        ├─ middleware  allowPages  ok
        └─ handler  /  ok
           └─ http.client  GET 127.0.0.1  ok
              └─ middle  http.server  GET /  ok
                 └─ http.client  GET back/  ok
                    └─ back  http.server  GET /  ok
      `,
      { rename },
    );
    expect(context).toMatchObject({ trace_id: traceId, sample_rate: 1 });
    expect(samplingContextOf(received[2])).toMatchObject(context);
  });

  it('obeys our "no", although its own rate is 1, and so do ours behind it', async () => {
    const { received } = await run(ours('front', 0), theirs('middle', 1), ours('back', 1));

    expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
    expect(recorder.reports.flatMap(reportedSpans)).toEqual([]);
  });

  it('says "no", and ours obey, although their own rate is 1', async () => {
    const { received } = await run(theirs('front', 0), ours('middle', 1), ours('back', 1));

    expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
    expect(recorder.reports.flatMap(reportedSpans)).toEqual([]);
  });
});
