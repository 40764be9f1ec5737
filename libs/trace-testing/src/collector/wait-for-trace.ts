import { drawTrace } from '@clew/trace-model';
import type { TraceResponse } from '@clew/trace-model';
import { fetchTrace } from './ask-collector';
import { DeadlineError, followCollector } from './follow-collector';

export interface WaitForTraceOptions {
  /** The collector's address, such as `http://127.0.0.1:9000`. */
  collectorUrl: string;
  traceId: string;
  /** For how long nothing must have arrived for the trace. */
  quietMs?: number;
  /** How long to wait altogether. */
  timeoutMs?: number;
  /** How many transactions there are to be at least, where that is known: a long pause is not taken for the end. */
  transactions?: number;
}

/**
 * Waits until a trace is there and nothing has arrived for it during `quietMs`, counted from the last arrival. A trace
 * has no end of its own, so quiet is all there is to wait for.
 *
 * @throws {Error} where the trace is not quiet in time: the message draws what has arrived so far.
 */
export async function waitForTrace(options: WaitForTraceOptions): Promise<TraceResponse> {
  const { collectorUrl, traceId, quietMs = 600, timeoutMs = 15_000, transactions = 1 } = options;
  const isAwaited = (arrived: { trace_id: string }) => arrived.trace_id === traceId;
  try {
    return await followCollector({ collectorUrl, timeoutMs, isAwaited }, async (arrivals, signal) => {
      for (;;) {
        await arrivals.quiet(quietMs, signal);
        const arrivedBefore = arrivals.count;
        const trace = await fetchTrace(collectorUrl, traceId, signal);
        if (trace === undefined || trace.transactions.length < transactions) {
          await arrivals.moreThan(arrivedBefore, signal);
        } else if (arrivals.count === arrivedBefore) {
          return trace;
        }
      }
    });
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    const trace = await fetchTrace(collectorUrl, traceId, AbortSignal.timeout(2000)).catch(() => undefined);
    throw new Error(describeTimeout({ ...options, timeoutMs, transactions }, trace));
  }
}

function describeTimeout(
  {
    traceId,
    timeoutMs,
    transactions,
  }: Required<Pick<WaitForTraceOptions, 'traceId' | 'timeoutMs' | 'transactions'>>,
  trace: TraceResponse | undefined,
): string {
  if (trace === undefined) return `nothing has arrived for trace ${traceId} within ${timeoutMs} ms`;
  const count = trace.transactions.length;
  const problem =
    count < transactions
      ? `has ${count} of at least ${transactions} transactions after ${timeoutMs} ms`
      : `was never quiet within ${timeoutMs} ms`;
  return `trace ${traceId} ${problem}; this has arrived so far:\n\n${drawTrace(trace)}`;
}
