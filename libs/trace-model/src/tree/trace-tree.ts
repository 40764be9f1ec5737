import type { StoredError, StoredSpan, StoredTransaction } from '../stored-trace';

/** The transactions of one trace, linked. Every stored span appears exactly once; nothing is added or corrected. */
export interface TraceTree {
  traceId: string;
  /** When the earliest transaction starts, in seconds. */
  startTimestamp: number;
  /** When the latest transaction ends, in seconds. */
  endTimestamp: number;
  /** Whether more than one service took part. */
  isDistributed: boolean;
  /** The transactions that hang from no other one, by start time. A trace may have several. */
  roots: TransactionNode[];
  /** All transactions, by start time. */
  transactions: TransactionNode[];
  errors: StoredError[];
}

/**
 * - `originating`: has no parent span.
 * - `child`: its parent span is in another transaction of the trace.
 * - `orphan`: it has a parent span, but no known transaction holds that span.
 */
export type TransactionKind = 'originating' | 'child' | 'orphan';

/** Why a span hangs from its transaction's root, or a transaction from nothing, although it names a parent. */
export type Detachment = 'parent-missing' | 'parent-cycle';

export interface TransactionNode {
  /** `<project>:<event_id>`: unique within the trace. */
  key: string;
  transaction: StoredTransaction;
  kind: TransactionKind;
  /** The span, in another transaction, that gave rise to this one. */
  parent: SpanNode | undefined;
  /** `parent-cycle` where following the parents would lead back to this transaction. */
  detached: Detachment | undefined;
  root: SpanNode;
  /** The root span included. */
  spanCount: number;
}

export interface SpanNode {
  /** Unique within the trace, also where an SDK used a span id twice. */
  key: string;
  /** As stored; of a root span, `description` is the transaction name. */
  span: StoredSpan;
  isRoot: boolean;
  /** The transaction that the span is part of. */
  transaction: StoredTransaction;
  /** Of a root span: its transaction's node. Undefined for a child span. */
  begins: TransactionNode | undefined;
  /** Set where the span hangs from the root for display only. */
  detached: Detachment | undefined;
  /** The child spans in the same transaction, by start time. */
  children: SpanNode[];
  /** The transactions whose parent is this span, by start time. */
  childTransactions: TransactionNode[];
}
