import { drawTrace } from '@clew/trace-model';
import type { TraceResponse } from '@clew/trace-model';
import { RecordedTraces } from './recorded-traces';
import { serveRecorder } from './recorder-server';
import { waitForTrace } from '../collector/wait-for-trace';

export interface TakeTraceOptions {
  /** The trace to take; without it, the one that arrived first of those that nobody has claimed. */
  traceId?: string;
  /** Takes the first trace that has an unclaimed transaction of this name. */
  transaction?: string;
  /** For how long nothing must have arrived for the trace. */
  quietMs?: number;
  timeoutMs?: number;
}

/** Records what the services of a test report, in place of a collector. */
export interface TraceRecorder {
  /** The recorder's address: it answers to `waitForTrace` and `nextTraces` as a collector does. */
  url: string;
  /** The DSN to start a service with; the same for the same project. */
  dsn(project: string): string;
  /** Waits until a trace is there and quiet, and claims all its transactions. */
  takeTrace(options?: TakeTraceOptions): Promise<TraceResponse>;
  /**
   * Forgets everything, for the next test to begin with nothing.
   *
   * @throws {Error} where a transaction has arrived that nobody claimed; the message draws it.
   */
  verify(): void;
  close(): Promise<void>;
}

/**
 * Starts a strict recorder: a transaction that no test expected is a mistake, so each has to be claimed.
 *
 *     const recorder = await createTraceRecorder();
 *     afterEach(() => recorder.verify());
 *     afterAll(() => recorder.close());
 *
 *     // ... start the service with recorder.dsn('api'), send it a request
 *     expect(await recorder.takeTrace()).toMatchTrace('api  http.server  GET /  ok');
 */
export async function createTraceRecorder(): Promise<TraceRecorder> {
  const traces = new RecordedTraces();
  const projects: string[] = [];
  const projectOf = (projectId: string) => projects[Number(projectId) - 1];
  const server = await serveRecorder({ traces, projectOf });
  const { url } = server;
  return {
    url,
    dsn(project) {
      if (!projects.includes(project)) projects.push(project);
      return `http://recorder@${new URL(url).host}/${projects.indexOf(project) + 1}`;
    },
    async takeTrace({ transaction, quietMs = 600, timeoutMs = 15_000, ...wanted } = {}) {
      const traceId = wanted.traceId ?? (await firstTraceId(traces, transaction, timeoutMs));
      const trace = await waitForTrace({ collectorUrl: url, traceId, quietMs, timeoutMs });
      traces.claim(trace);
      return trace;
    },
    verify() {
      const unclaimed = traces.unclaimedTraces();
      traces.forgetAll();
      if (unclaimed.length === 0) return;
      throw new Error(`transactions that nobody claimed:\n\n${drawAll(unclaimed)}`);
    },
    close: () => server.close(),
  };
}

async function firstTraceId(
  traces: RecordedTraces,
  transaction: string | undefined,
  timeoutMs: number,
): Promise<string> {
  const signal = AbortSignal.timeout(timeoutMs);
  for (;;) {
    const arrivedBefore = traces.arrivals.count;
    const traceId = traces.firstUnclaimedTraceId(transaction);
    if (traceId !== undefined) return traceId;
    await traces.arrivals.moreThan(arrivedBefore, signal).catch(() => {
      const missing = transaction === undefined ? 'no transaction' : `no transaction ${transaction}`;
      const others = drawAll(traces.unclaimedTraces()) || 'nothing';
      throw new Error(`${missing} has arrived within ${timeoutMs} ms; unclaimed until now:\n\n${others}`);
    });
  }
}

function drawAll(traces: readonly TraceResponse[]): string {
  return traces.map((trace) => drawTrace(trace)).join('\n\n');
}
