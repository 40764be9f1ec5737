import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../harness/child-program';
import { findPython } from '../harness/find-python';
import { describePartnerContract } from '../harness/partner.contract';
import { ours, programFile, runChain, startChain } from '../harness/run-chain';
import { runningCollector } from '../harness/running-collector';
import { sentryTraceOf } from '../harness/trace-headers';

const collector = runningCollector(['front', 'middle', 'back', 'worker']);

/** What `text-samples.md` of the library has of the text, which is proven there to be that word for word. */
const textSamples = path.resolve(__dirname, '../../../libs/tracing/src/node/text-samples.md');

describe("the text's Python samples, run with the SDK that Debian ships", () => {
  it('are those of the text, word for word, but for the DSN and the rate', () => {
    const samples = [...readFileSync(textSamples, 'utf8').matchAll(/```python\n(.*?)```/gs)];
    const [setUp, , manual, spans] = samples.map(([, code]) => code);
    const programOf = (file: string) =>
      readFileSync(programFile(`python/${file}`), 'utf8').replace(/^(#.*\n)+(from .*\n)+\n/, '');
    const worker = programOf('worker.py').replace(' DSN,', ' "___PUBLIC_DSN___",').replace(' RATE', ' 0.25');
    expect(worker).toBe(`${setUp}\n${manual}`);
    expect(programOf('process_item.py')).toBe(spans);
  });

  it('report a transaction with the spans of the text, and our service continues their request', async () => {
    const backend = await startChain([ours('back', 0)], (service) => collector.environmentOf(service));
    await runProgram(findPython(), [programFile('python/worker.py')], {
      ...{ DSN: collector.dsn('worker'), RATE: '1', NEXT_URL: backend.url },
    }).finally(() => backend.stop());

    const [traceId = ''] = await collector.traceIdsWith('process item');
    const trace = await collector.reportedTrace(traceId);
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

const program = 'python/flask_service.py';

describePartnerContract(
  {
    sdk: 'the Python SDK and Flask that Debian ships',
    program,
    inTheMiddle: `
      front  http.server  GET /  ok
      └─ http.client  GET middle/  ok
         └─ middle  http.server  answer_hop  ok
            └─ http  GET back  ok
               └─ back  http.server  GET /  ok
    `,
    inFront: `
      front  http.server  answer_hop  ok
      └─ http  GET middle  ok
         └─ middle  http.server  GET /  ok
            └─ http.client  GET back/  ok
               └─ back  http.server  GET /  ok
    `,
  },
  collector,
);

describe('a Flask service, besides', () => {
  it('reports an error in the trace in which it happened', async () => {
    const chain = [ours('front', 1), { name: 'middle', rate: 0, program, path: '/failure' }];
    const { received, rename } = await runChain(chain, (service) => collector.environmentOf(service));

    const trace = await collector.reportedTrace(sentryTraceOf(received[1]).traceId);
    expect(trace).toMatchTrace(
      `
        front  http.server  GET /  ok
        └─ http.client  GET middle/failure  internal_error
           └─ middle  http.server  fail  internal_error
      `,
      { rename },
    );
    expect(trace?.errors).toMatchObject([
      { project: 'middle', title: 'ValueError: this route always fails' },
    ]);
  });
});
