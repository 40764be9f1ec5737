import type { StoredTransaction } from '@clew/trace-model';

/** The span that was active when an error happened, and its transaction. */
export interface PlaceOfError {
  transaction: StoredTransaction;
  spanId: string;
  /** As the span view names it: `op - description`, without a description the span id. */
  label: string;
}

/** Looks for a span among the transactions of a trace; undefined where none of those that are known has it. */
export function placeOfError(
  spanId: string | null | undefined,
  transactions: readonly StoredTransaction[],
): PlaceOfError | undefined {
  if (spanId === null || spanId === undefined) return undefined;
  for (const transaction of transactions) {
    const { span_id, op, transaction: description } = transaction;
    const span = [{ span_id, op, description }, ...transaction.spans].find((one) => one.span_id === spanId);
    if (span === undefined) continue;
    return { transaction, spanId, label: [span.op, span.description || spanId].filter(Boolean).join(' - ') };
  }
  return undefined;
}
