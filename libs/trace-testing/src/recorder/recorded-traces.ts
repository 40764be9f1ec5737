import { assembleTrace } from '@clew/trace-model';
import type { TraceResponse } from '@clew/trace-model';
import { Arrivals } from '../collector/arrivals';
import type { ReceivedTransaction } from './received-transaction';

/** The transactions that a recorder has received, and which of them a test has claimed. */
export class RecordedTraces {
  readonly arrivals = new Arrivals();
  private readonly byKey = new Map<string, ReceivedTransaction>();
  private readonly claimed = new Set<string>();

  /** Records a transaction; one that was sent twice counts once. */
  record(received: ReceivedTransaction): void {
    const key = keyOf(received.transaction);
    if (this.byKey.has(key)) return;
    this.byKey.set(key, received);
    this.arrivals.announce();
  }

  traceOf(traceId: string): TraceResponse | undefined {
    return traceOf([...this.byKey.values()].filter((received) => received.traceId === traceId));
  }

  /** The trace of the first unclaimed transaction that has the given name, or any name. */
  firstUnclaimedTraceId(name?: string): string | undefined {
    return this.unclaimed().find(({ transaction }) => name === undefined || transaction.transaction === name)
      ?.traceId;
  }

  claim(trace: TraceResponse): void {
    for (const transaction of trace.transactions) this.claimed.add(keyOf(transaction));
  }

  /** What no test has claimed, as traces. */
  unclaimedTraces(): TraceResponse[] {
    const byTrace = new Map<string, ReceivedTransaction[]>();
    for (const received of this.unclaimed()) {
      byTrace.set(received.traceId, [...(byTrace.get(received.traceId) ?? []), received]);
    }
    return [...byTrace.values()].flatMap((received) => traceOf(received) ?? []);
  }

  forgetAll(): void {
    this.byKey.clear();
    this.claimed.clear();
  }

  private unclaimed(): ReceivedTransaction[] {
    return [...this.byKey.values()].filter(({ transaction }) => !this.claimed.has(keyOf(transaction)));
  }
}

function keyOf({ project, event_id }: { project: string; event_id: string }): string {
  return `${project}:${event_id}`;
}

function traceOf(received: readonly ReceivedTransaction[]): TraceResponse | undefined {
  const [first] = received;
  if (first === undefined) return undefined;
  const transactions = received.map(({ transaction }) => transaction);
  const trace = { trace_id: first.traceId, start_timestamp: 0, timestamp: 0, transactions, errors: [] };
  const tree = assembleTrace(trace);
  return {
    ...trace,
    start_timestamp: tree.startTimestamp,
    timestamp: tree.endTimestamp,
    transactions: tree.transactions.map(({ transaction, kind }) => ({
      ...transaction,
      orphan: kind === 'orphan',
    })),
  };
}
