import { describe, expect, it } from '@jest/globals';
import { runProgram } from '../harness/child-program';
import { findPython } from '../harness/find-python';
import { ours, programFile, runChain, startChain, type ServiceOfChain } from '../harness/run-chain';
import { runningCollector } from '../harness/running-collector';
import { samplingContextOf, sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['front', 'middle', 'back', 'worker']);

const dsnOf = ({ name }: { name: string }) => ({ DSN: collector.dsn(name) });
const run = (...chain: ServiceOfChain[]) => runChain(chain, dsnOf);

describe("the text's Python samples, run with the SDK that Debian ships", () => {
  it('report a transaction with the spans of the text, and our service continues their request', async () => {
    const backend = await startChain([ours('back', 0)], dsnOf);
    await runProgram(findPython(), [programFile('python/worker.py')], {
      ...{ DSN: collector.dsn('worker'), RATE: '1', NEXT_URL: backend.url },
    }).finally(() => backend.stop());

    const [traceId = ''] = await collector.traceIdsWith('process item');
    const trace = await collector.storedTrace(traceId);
    expect(trace).toMatchTrace(
      `
        worker  task  process item  unknown
        └─ http  GET /  ok
           └─ http  GET back/  ok
              └─ back  http.server  GET /  ok
      `,
      { rename: backend.rename },
    );
    const worker = trace?.transactions.find(({ project }) => project === 'worker');
    const span = worker?.spans.find(({ description }) => description === 'GET /');
    expect(span).toMatchObject({
      tags: { 'http.status_code': '200' },
      data: { 'http.foobarsessionid': 'foobar' },
    });
  });
});

describe('a WSGI service with the Python SDK that Debian ships', () => {
  const wsgi = (name: string, rate: number): ServiceOfChain => {
    return { name, rate, program: 'python/wsgi_service.py' };
  };

  it('is one trace with those of ours before and behind it, and hands the sampling context on', async () => {
    const { received, rename } = await run(ours('front', 1), wsgi('middle', 0), ours('back', 0));

    const { traceId } = sentryTraceOf(received[1]);
    const context = samplingContextOf(received[1]);
    expect(await collector.storedTrace(traceId)).toMatchTrace(
      `
        front  http.server  GET /  ok
        └─ http.client  GET middle/  ok
           └─ middle  http.server  generic WSGI request  ok
              └─ http  GET back  ok
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
    const { received, rename } = await run(wsgi('front', 1), ours('middle', 0), ours('back', 0));

    const { traceId } = sentryTraceOf(received[1]);
    const context = samplingContextOf(received[1]);
    expect(await collector.storedTrace(traceId)).toMatchTrace(
      `
        front  http.server  generic WSGI request  ok
        └─ http  GET middle  ok
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
    const { received } = await run(ours('front', 0), wsgi('middle', 1), ours('back', 1));

    expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
    expect(await collector.storedTrace(sentryTraceOf(received[1]).traceId)).toBeUndefined();
  });

  it('says "no", and ours obey, although their own rate is 1', async () => {
    const { received } = await run(wsgi('front', 0), ours('middle', 1), ours('back', 1));

    expect(received.slice(1).map((headers) => sentryTraceOf(headers).sampled)).toEqual([false, false]);
    expect(await collector.storedTrace(sentryTraceOf(received[1]).traceId)).toBeUndefined();
  });
});
