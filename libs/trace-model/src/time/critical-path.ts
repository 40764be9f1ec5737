import { childrenInTrace } from '../tree/children-in-trace';
import { entryOf } from '../tree/entry-of';
import type { TimeWindow } from './time-window';
import type { SpanNode, TraceTree, TransactionNode } from '../tree/trace-tree';

/** A stretch of time in which one span alone held up the end of the trace's originating transaction. */
export interface CriticalStretch extends TimeWindow {
  node: SpanNode;
}

/** The chain of work that determined when a transaction ended. */
export interface CriticalPath {
  /** The transaction whose end is explained; undefined in a trace without transactions. */
  transaction: TransactionNode | undefined;
  /** By time; they do not overlap, and together they last as long as the transaction. */
  stretches: CriticalStretch[];
  /** The stretches of each span, by its key and by time; spans that add nothing have no entry. */
  stretchesOf: ReadonlyMap<string, readonly CriticalStretch[]>;
}

/**
 * What would have had to be faster for the trace's originating transaction to end earlier.
 *
 * Told backwards from the transaction's end: a span was held up by the child that finished last before the moment
 * looked at; what lies between is its own time; then the same within that child, and before its start within the
 * span. Child transactions in other services count as children.
 *
 * A child that outlives its parent did not hold it up, since the parent did not wait: a job in a queue, say. Only a
 * server's answer is followed as far as its caller lasted, for servers often note their end after the caller has read it.
 *
 * Times are taken as they were sent. A child outside its parent's time counts with the part inside. Where no
 * transaction is originating, the earliest root's end is explained.
 */
export function criticalPath({ roots }: Pick<TraceTree, 'roots'>): CriticalPath {
  const transaction = roots.find(({ kind }) => kind === 'originating') ?? roots[0];
  const stretches = transaction === undefined ? [] : stretchesBelow(transaction.root);
  stretches.sort((left, right) => left.startTimestamp - right.startTimestamp);
  return { transaction, stretches, stretchesOf: bySpan(stretches) };
}

function bySpan(stretches: readonly CriticalStretch[]): Map<string, CriticalStretch[]> {
  const stretchesOf = new Map<string, CriticalStretch[]>();
  for (const stretch of stretches) entryOf(stretchesOf, stretch.node.key, () => []).push(stretch);
  return stretchesOf;
}

function stretchesBelow(root: SpanNode): CriticalStretch[] {
  const stretches: CriticalStretch[] = [];
  const waiting = [stretchOf(root, root.span.start_timestamp, root.span.timestamp)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, startTimestamp, endTimestamp } = next;
    let moment = endTimestamp;
    for (const child of childrenByEnd(next)) {
      if (child.endTimestamp > moment || child.endTimestamp <= child.startTimestamp) continue;
      if (moment > child.endTimestamp) stretches.push(stretchOf(node, child.endTimestamp, moment));
      waiting.push(child);
      moment = child.startTimestamp;
    }
    if (moment > startTimestamp) stretches.push(stretchOf(node, startTimestamp, moment));
  }
  return stretches;
}

function stretchOf(node: SpanNode, startTimestamp: number, endTimestamp: number): CriticalStretch {
  return { node, startTimestamp, endTimestamp };
}

/** The children that the span may have waited for, inside its time, the one that finished last first. */
function childrenByEnd({ node, startTimestamp, endTimestamp }: CriticalStretch): CriticalStretch[] {
  const waitedFor = childrenInTrace(node).filter(
    (child) => child.span.timestamp <= node.span.timestamp || isAnswer(child),
  );
  return waitedFor
    .map((child) =>
      stretchOf(
        child,
        Math.max(child.span.start_timestamp, startTimestamp),
        Math.min(child.span.timestamp, endTimestamp),
      ),
    )
    .sort(
      (left, right) => right.endTimestamp - left.endTimestamp || left.startTimestamp - right.startTimestamp,
    );
}

/** Whether the span is a server's side of a request, for whose answer the caller waits. */
export function isAnswer({ begins, span }: SpanNode): boolean {
  return begins !== undefined && /^(?:http|rpc|grpc|graphql)\.server\b/.test(span.op ?? '');
}

/** How many seconds these stretches last together. */
export function criticalSeconds(stretches: readonly TimeWindow[]): number {
  return stretches.reduce((sum, { startTimestamp, endTimestamp }) => sum + endTimestamp - startTimestamp, 0);
}

/** How many seconds of the critical path each service adds, the most first. */
export function criticalSecondsByService({
  stretches,
}: Pick<CriticalPath, 'stretches'>): Map<string, number> {
  const seconds = new Map<string, number>();
  for (const { node, startTimestamp, endTimestamp } of stretches) {
    const service = node.transaction.project;
    seconds.set(service, (seconds.get(service) ?? 0) + endTimestamp - startTimestamp);
  }
  return new Map([...seconds].sort(([, left], [, right]) => right - left));
}
