import { assembleSpans } from './assemble-spans';
import { compareTransactions } from './chronological-order';
import { findCycleBreaks } from './parent-cycles';
import type { StoredTransaction, TraceResponse } from '../stored-trace';
import type { SpanNode, TraceTree, TransactionNode } from './trace-tree';
import { walkSpans } from './walk-spans';

/**
 * Links the transactions of a trace into trees. The result does not depend on the order in which they are given.
 *
 * A trace has no start or end of its own: it begins when its earliest transaction starts and ends when its latest
 * one ends. A transaction whose parent span is in no
 * known transaction stays an orphan, a root of its own: no parent is invented for it. An event stored twice counts once.
 */
export function assembleTrace(trace: TraceResponse): TraceTree {
  const transactions = withoutRepeats(trace.transactions).map(assembleSpans);
  linkTransactions(transactions);
  return {
    traceId: trace.trace_id,
    ...timeBounds(trace, transactions),
    isDistributed: new Set(transactions.map((node) => node.transaction.project)).size > 1,
    roots: transactions.filter((node) => node.parent === undefined),
    transactions,
    errors: trace.errors,
  };
}

function withoutRepeats(transactions: readonly StoredTransaction[]): StoredTransaction[] {
  const byEvent = new Map<string, StoredTransaction>();
  for (const transaction of [...transactions].sort(compareTransactions)) {
    const key = `${transaction.project}:${transaction.event_id}`;
    if (!byEvent.has(key)) byEvent.set(key, transaction);
  }
  return [...byEvent.values()];
}

interface Place {
  span: SpanNode;
  owner: TransactionNode;
}

function linkTransactions(transactions: readonly TransactionNode[]): void {
  const placesById = placesOfParents(transactions);
  const parents = new Map<TransactionNode, Place>();
  for (const node of transactions) {
    const places = placesById.get(node.transaction.parent_span_id ?? '') ?? [];
    // A parent lives in a previous service, so a span of another transaction goes before one of its own.
    const parent = places.find((place) => place.owner !== node) ?? places[0];
    if (parent !== undefined) parents.set(node, parent);
  }
  const cycleBreaks = findCycleBreaks(transactions, (node) => parents.get(node)?.owner);
  for (const [node, parent] of parents) {
    node.kind = 'child';
    if (cycleBreaks.has(node)) {
      node.detached = 'parent-cycle';
    } else {
      node.parent = parent.span;
      parent.span.childTransactions.push(node);
    }
  }
}

/** Where the spans are that transactions name as their parents, by their ids. */
function placesOfParents(transactions: readonly TransactionNode[]): Map<string, Place[]> {
  const placesById = new Map<string, Place[]>();
  for (const { transaction } of transactions) placesById.set(transaction.parent_span_id ?? '', []);
  for (const owner of transactions) {
    for (const span of walkSpans(owner.root)) placesById.get(span.span.span_id)?.push({ span, owner });
  }
  return placesById;
}

function timeBounds(
  trace: TraceResponse,
  transactions: readonly TransactionNode[],
): Pick<TraceTree, 'startTimestamp' | 'endTimestamp'> {
  if (transactions.length === 0) {
    return { startTimestamp: trace.start_timestamp, endTimestamp: trace.timestamp };
  }
  let startTimestamp = Infinity;
  let endTimestamp = -Infinity;
  for (const { transaction } of transactions) {
    startTimestamp = Math.min(startTimestamp, transaction.start_timestamp);
    endTimestamp = Math.max(endTimestamp, transaction.timestamp);
  }
  return { startTimestamp, endTimestamp };
}
