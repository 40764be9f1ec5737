import { compareSpans } from './chronological-order';
import { findCycleBreaks } from './parent-cycles';
import type { StoredSpan, StoredTransaction } from '../stored-trace';
import type { SpanNode, TransactionNode } from './trace-tree';

/**
 * The span tree of one transaction, taken by itself. A span whose parent is not in the transaction, or whose parents
 * run in a circle, hangs from the root and says so in `detached`.
 */
export function assembleSpans(transaction: StoredTransaction): TransactionNode {
  const key = `${transaction.project}:${transaction.event_id}`;
  const keyOf = uniqueKeys(key);
  const root = spanNode(rootSpanOf(transaction), transaction, keyOf);
  root.isRoot = true;
  const nodes = [...transaction.spans].sort(compareSpans).map((span) => spanNode(span, transaction, keyOf));
  hangFromParents(root, nodes);
  root.begins = {
    key,
    transaction,
    kind: transaction.parent_span_id === null ? 'originating' : 'orphan',
    parent: undefined,
    detached: undefined,
    root,
    spanCount: nodes.length + 1,
  };
  return root.begins;
}

function hangFromParents(root: SpanNode, nodes: readonly SpanNode[]): void {
  const byId = new Map<string, SpanNode>();
  for (const node of [root, ...nodes]) {
    if (!byId.has(node.span.span_id)) byId.set(node.span.span_id, node);
  }
  const parentOf = (node: SpanNode): SpanNode | undefined =>
    node.isRoot ? undefined : byId.get(node.span.parent_span_id ?? '');
  const cycleBreaks = findCycleBreaks(nodes, parentOf);
  for (const node of nodes) {
    const parent = parentOf(node);
    if (cycleBreaks.has(node)) node.detached = 'parent-cycle';
    else if (parent === undefined) node.detached = 'parent-missing';
    (node.detached === undefined && parent !== undefined ? parent : root).children.push(node);
  }
}

function spanNode(
  span: StoredSpan,
  transaction: StoredTransaction,
  keyOf: (spanId: string) => string,
): SpanNode {
  return {
    key: keyOf(span.span_id),
    span,
    isRoot: false,
    transaction,
    begins: undefined,
    detached: undefined,
    children: [],
    childTransactions: [],
  };
}

function rootSpanOf(transaction: StoredTransaction): StoredSpan {
  const { span_id, parent_span_id, op, status, start_timestamp, timestamp, tags, data } = transaction;
  const description = transaction.transaction;
  return { span_id, parent_span_id, op, description, status, start_timestamp, timestamp, tags, data };
}

function uniqueKeys(prefix: string): (spanId: string) => string {
  const uses = new Map<string, number>();
  return (spanId) => {
    const use = (uses.get(spanId) ?? 0) + 1;
    uses.set(spanId, use);
    return use === 1 ? `${prefix}:${spanId}` : `${prefix}:${spanId}#${use}`;
  };
}
