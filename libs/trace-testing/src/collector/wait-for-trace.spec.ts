import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { drawTrace, tellTrace } from '@clew/trace-model';
import type { TraceResponse } from '@clew/trace-model';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createTraceRecorder } from '../recorder/create-trace-recorder';
import type { TraceRecorder } from '../recorder/create-trace-recorder';
import { nextTraces } from './next-traces';
import { reportTrace } from './report-trace';
import { waitForQuiet } from './wait-for-quiet';
import { waitForTrace } from './wait-for-trace';

const story = `
web  pageload  /  ok
└─ http.client  GET /api/products  ok
   └─ api  http.server  GET /api/products  ok`.trimStart();

let recorder: TraceRecorder;

beforeEach(async () => {
  recorder = await createTraceRecorder();
});
afterEach(() => recorder.close());

/** The told trace under an id of its own, and its transactions as if they were traces, to be sent one by one. */
function told(traceId: string, name = '/'): { trace: TraceResponse; parts: TraceResponse[] } {
  const trace = tellTrace(story.replace('  /  ', `  ${name}  `));
  trace.trace_id = traceId.padStart(32, '0');
  for (const transaction of trace.transactions) {
    transaction.event_id = traceId.padEnd(8, '0') + transaction.event_id.slice(8);
  }
  return {
    trace,
    parts: trace.transactions.map((transaction) => ({ ...trace, transactions: [transaction] })),
  };
}

const report = (trace: TraceResponse) => reportTrace(trace, (project) => recorder.dsn(project));

describe('waiting for a trace', () => {
  it('ends once nothing has arrived for a while', async () => {
    const { trace } = told('a1');
    await report(trace);
    const arrived = await waitForTrace({ collectorUrl: recorder.url, traceId: trace.trace_id, quietMs: 20 });
    expect(drawTrace(arrived)).toBe(story);
  });

  it('begins before anything has arrived', async () => {
    const { trace } = told('a2');
    const waiting = waitForTrace({
      collectorUrl: recorder.url,
      traceId: trace.trace_id,
      quietMs: 5,
      transactions: 2,
    });
    await report(trace);
    expect(drawTrace(await waiting)).toBe(story);
  });

  it('goes on until as many transactions have arrived as there must be', async () => {
    const { trace, parts } = told('a3');
    const [child, originating] = [...parts].reverse();
    const { collectorUrl, traceId } = { collectorUrl: recorder.url, traceId: trace.trace_id };
    await report(child ?? trace);
    const early = await waitForTrace({ collectorUrl, traceId, quietMs: 5 });
    const waiting = waitForTrace({ collectorUrl, traceId, quietMs: 5, transactions: 2 });
    await report(originating ?? trace);
    expect(drawTrace(early)).toBe('api  http.server  GET /api/products  ok  (orphan)');
    expect(drawTrace(await waiting)).toBe(story);
  });

  it('takes no notice of other traces', async () => {
    const { trace } = told('a4');
    const waiting = waitForTrace({
      collectorUrl: recorder.url,
      traceId: trace.trace_id,
      quietMs: 5,
      timeoutMs: 60,
    });
    const [, failure] = await Promise.all([
      report(told('b4').trace),
      waiting.catch((error: unknown) => error),
    ]);
    expect(failure).toEqual(new Error(`nothing has arrived for trace ${trace.trace_id} within 60 ms`));
  });

  it('draws what has arrived when the time is over', async () => {
    const { trace } = told('a5');
    await report(trace);
    const waiting = waitForTrace({
      collectorUrl: recorder.url,
      traceId: trace.trace_id,
      quietMs: 5,
      timeoutMs: 60,
      transactions: 3,
    });
    await expect(waiting).rejects.toThrow(
      `trace ${trace.trace_id} has 2 of at least 3 transactions after 60 ms; this has arrived so far:\n\n${story}`,
    );
  });

  it('fails where the trace is never quiet', async () => {
    const { trace } = told('a6');
    await report(trace);
    const waiting = waitForTrace({
      collectorUrl: recorder.url,
      traceId: trace.trace_id,
      quietMs: 50,
      timeoutMs: 40,
    });
    await expect(waiting).rejects.toThrow(`trace ${trace.trace_id} was never quiet within 40 ms`);
  });
});

describe('a collector that cannot be followed', () => {
  it('fails at once where nobody listens', async () => {
    const { url } = recorder;
    await recorder.close();
    recorder = await createTraceRecorder();
    await expect(waitForTrace({ collectorUrl: url, traceId: 'a7' })).rejects.toThrow(
      `the collector cannot be reached at ${url}: ECONNREFUSED`,
    );
  });

  it('fails at once where the stream breaks off', async () => {
    const { url } = recorder;
    const waiting = waitForTrace({ collectorUrl: recorder.url, traceId: 'a8', quietMs: 5 });
    const following = nextTraces({ collectorUrl: recorder.url, transaction: 'job' });
    const failures = Promise.all(
      [waiting, following].map((promise) => promise.catch((error: unknown) => error)),
    );
    await waitForQuiet({ collectorUrl: recorder.url, quietMs: 20 });
    await recorder.close();
    for (const failure of await failures) {
      expect(failure).toHaveProperty('message', expect.stringContaining(url));
    }
    recorder = await createTraceRecorder();
  });

  it('says what the collector answered', async () => {
    const server = createServer((_, response) => response.writeHead(503).end('{"detail":"draining"}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const collectorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await expect(waitForQuiet({ collectorUrl })).rejects.toThrow(
      `the collector answered 503 to GET ${collectorUrl}/api/0/stream/: {"detail":"draining"}`,
    );
    server.close();
  });
});

describe('waiting for the next traces', () => {
  it('gives each trace with a transaction of the name once, in the order of their arrival', async () => {
    const waiting = nextTraces({ collectorUrl: recorder.url, transaction: 'tick', count: 2, quietMs: 300 });
    await waitForQuiet({ collectorUrl: recorder.url, quietMs: 20 });
    const ticks = [told('c1', 'tick'), told('c2', 'other'), told('c3', 'tick')];
    for (const { trace } of ticks) await report(trace);
    const traces = await waiting;
    expect(traces.map(({ trace_id }) => trace_id)).toEqual([
      ticks[0]?.trace.trace_id,
      ticks[2]?.trace.trace_id,
    ]);
    expect(traces.map(({ transactions }) => transactions.length)).toEqual([2, 2]);
  });

  it('says how many have arrived when the time is over', async () => {
    await expect(
      nextTraces({ collectorUrl: recorder.url, transaction: 'tick', count: 2, timeoutMs: 40 }),
    ).rejects.toThrow('0 of 2 traces with a transaction tick have arrived within 40 ms');
  });
});

describe('waiting for quiet', () => {
  it('ends where nothing arrives', async () => {
    await expect(waitForQuiet({ collectorUrl: recorder.url, quietMs: 5 })).resolves.toBeUndefined();
  });
});
