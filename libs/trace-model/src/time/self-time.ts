import { childrenInTrace } from '../tree/children-in-trace';
import type { SpanNode, TraceTree } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

/** The seconds of a span during which none of its children ran, child transactions in other services included. */
export function selfTime(node: SpanNode): number {
  const { start_timestamp: start, timestamp: end } = node.span;
  let covered = 0;
  let coveredUntil = start;
  for (const { span } of childrenInTrace(node)) {
    const from = Math.max(span.start_timestamp, coveredUntil);
    const until = Math.min(span.timestamp, end);
    if (until <= from) continue;
    covered += until - from;
    coveredUntil = until;
  }
  return Math.max(0, end - start - covered);
}

export interface ServiceShare {
  service: string;
  /** The sum of the service's self times, in seconds; work done at the same time counts as often as it was done. */
  seconds: number;
  /** The part of all services' self times, from 0 to 1. */
  share: number;
}

/** How the time of a trace is spread over its services, the largest share first. */
export function serviceShares({ transactions }: Pick<TraceTree, 'transactions'>): ServiceShare[] {
  const secondsOf = new Map<string, number>();
  let total = 0;
  for (const { root, transaction } of transactions) {
    for (const node of walkSpans(root)) {
      const seconds = selfTime(node);
      secondsOf.set(transaction.project, (secondsOf.get(transaction.project) ?? 0) + seconds);
      total += seconds;
    }
  }
  return [...secondsOf]
    .map(([service, seconds]) => ({ service, seconds, share: total > 0 ? seconds / total : 0 }))
    .sort((left, right) => right.seconds - left.seconds || (left.service < right.service ? -1 : 1));
}
