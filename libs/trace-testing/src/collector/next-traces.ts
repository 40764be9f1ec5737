import type { TraceResponse } from '@clew/trace-model';
import { DeadlineError, followCollector } from './follow-collector';
import { waitForTrace } from './wait-for-trace';

export interface NextTracesOptions {
  /** The collector's address, such as `http://127.0.0.1:9000`. */
  collectorUrl: string;
  /** The name of a transaction that each of the traces has, such as that of the job which originates it. */
  transaction: string;
  /** How many traces to wait for. */
  count?: number;
  /** For how long nothing must have arrived for a trace. */
  quietMs?: number;
  /** How long to wait altogether. */
  timeoutMs?: number;
}

/**
 * Waits for the next traces that have a transaction of the given name, each until it is quiet: for traces that nobody
 * asks for, such as those of a schedule. They come in the order in which those transactions arrived.
 *
 * @throws {Error} where they are not there in time.
 */
export async function nextTraces(options: NextTracesOptions): Promise<TraceResponse[]> {
  const { collectorUrl, transaction, count = 1, quietMs = 600, timeoutMs = 30_000 } = options;
  const deadline = performance.now() + timeoutMs;
  const traceIds = await nextTraceIds({ collectorUrl, transaction, count, timeoutMs });
  return Promise.all(
    traceIds.map((traceId) =>
      waitForTrace({ collectorUrl, traceId, quietMs, timeoutMs: Math.max(0, deadline - performance.now()) }),
    ),
  );
}

async function nextTraceIds({
  collectorUrl,
  transaction,
  count,
  timeoutMs,
}: Required<Omit<NextTracesOptions, 'quietMs'>>): Promise<string[]> {
  const traceIds = new Set<string>();
  const isAwaited = (arrived: { transaction: string; trace_id: string }) => {
    if (arrived.transaction !== transaction || traceIds.has(arrived.trace_id)) return false;
    traceIds.add(arrived.trace_id);
    return true;
  };
  try {
    await followCollector({ collectorUrl, timeoutMs, isAwaited }, (arrivals, signal) =>
      arrivals.moreThan(count - 1, signal),
    );
  } catch (error) {
    if (!(error instanceof DeadlineError)) throw error;
    throw new Error(
      `${traceIds.size} of ${count} traces with a transaction ${transaction} have arrived within ${timeoutMs} ms`,
    );
  }
  return [...traceIds].slice(0, count);
}
