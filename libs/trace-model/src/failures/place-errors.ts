import { countsBelow } from './counts-below';
import { entryOf } from '../tree/entry-of';
import { loneTransaction } from '../tree/lone-transaction';
import { spanRowsOfTrace, type SpanRow } from '../tree/span-rows';
import type { StoredError } from '../stored-trace';
import type { SpanNode, TraceTree, TransactionNode } from '../tree/trace-tree';

/** The errors of a trace by where they happened. */
export interface PlacedErrors {
  /** The errors of a span, by its key, in order of time: what happened to it, and nothing of its children. */
  at: ReadonlyMap<string, readonly StoredError[]>;
  /** How many errors happened further down in the tree, by the key of a span that has any, other services included. */
  below: ReadonlyMap<string, number>;
  /** The errors whose span is not known, and which stand at the root of the transaction that they name. */
  atTransaction: ReadonlySet<StoredError>;
  /** The errors of which only the trace is known, in order of time. */
  unplaced: readonly StoredError[];
}

/** Where one error happened. */
export interface PlaceOfError {
  node: SpanNode;
  /** Whether its own span is not known, and this is the root of the transaction that it names. */
  isAtTransaction: boolean;
}

type ErrorsInTrace = Pick<TraceTree, 'roots' | 'transactions' | 'errors'>;
/** What of an error tells where it happened. */
type NamedPlace = Pick<StoredError, 'project' | 'span_id' | 'transaction' | 'timestamp'>;

/**
 * Where the errors of a trace happened, and how many happened below each span.
 *
 * An error belongs to the span that it names; where several have that id, to the one that the error's own project
 * reported. Where its span was never reported, it stands at the root of the transaction that it names: of the same
 * project, the same name, running at that moment. Where there is none, or more than one, only the trace is known.
 *
 * @param order the rows of the trace, where they are there already
 */
export function placeErrors(
  tree: ErrorsInTrace,
  order: readonly SpanRow[] = spanRowsOfTrace(tree),
): PlacedErrors {
  const at = new Map<SpanNode, StoredError[]>();
  const atTransaction = new Set<StoredError>();
  const unplaced: StoredError[] = [];
  const inOrder = [...tree.errors].sort((left, right) => left.timestamp - right.timestamp);
  const find = finderOf(order, tree.transactions, inOrder);
  for (const error of inOrder) {
    const place = find(error);
    if (place === undefined) unplaced.push(error);
    else entryOf(at, place.node, () => []).push(error);
    if (place?.isAtTransaction === true) atTransaction.add(error);
  }
  const below = at.size === 0 ? new Map() : countsBelow(order, (node) => at.get(node)?.length ?? 0);
  const byKey = new Map([...at].map(([{ key }, errors]) => [key, errors]));
  return { at: byKey, below, atTransaction, unplaced };
}

/** Where one error happened, by the same rule; undefined where only the trace is known. */
export function placeOfError(
  tree: Pick<TraceTree, 'roots' | 'transactions'>,
  error: NamedPlace,
): PlaceOfError | undefined {
  return finderOf(spanRowsOfTrace(tree), tree.transactions, [error])(error);
}

/** Finds the places of errors that are asked for in order of time. */
function finderOf(
  order: readonly SpanRow[],
  transactions: readonly TransactionNode[],
  errors: readonly NamedPlace[],
): (error: NamedPlace) => PlaceOfError | undefined {
  const nodesById = nodesOfErrors(order, errors);
  const transactionOf = loneTransaction(transactions);
  return (error) => {
    const named = spanOf(error, nodesById);
    if (named !== undefined) return { node: named, isAtTransaction: false };
    const transaction = transactionOf(error);
    return transaction && { node: transaction.root, isAtTransaction: true };
  };
}

function nodesOfErrors(
  order: readonly SpanRow[],
  errors: readonly NamedPlace[],
): ReadonlyMap<string, SpanNode[]> {
  const nodesById = new Map<string, SpanNode[]>();
  for (const { span_id } of errors) if (span_id) nodesById.set(span_id, []);
  for (const { node } of order) nodesById.get(node.span.span_id)?.push(node);
  return nodesById;
}

function spanOf(error: NamedPlace, nodesById: ReadonlyMap<string, SpanNode[]>): SpanNode | undefined {
  const nodes = nodesById.get(error.span_id ?? '') ?? [];
  return nodes.find(({ transaction }) => transaction.project === error.project) ?? nodes[0];
}
