import type { StoredTransaction } from '@clew/trace-model';
import { isFromBrowser, SHORTEST_GAP_MS } from '@clew/trace-model';

/** Why nothing of these transactions is marked "Missing Instrumentation", sentence by sentence. */
export function whyNoGaps(transactions: readonly Pick<StoredTransaction, 'sdk' | 'op'>[]): string[] {
  const fromBrowsers = transactions.filter((transaction) => isFromBrowser(transaction)).length;
  const disabled =
    'Disabled for browser transactions: in a browser nothing runs for most of the time, so that time without a span is no sign of anything missing.';
  if (fromBrowsers === transactions.length) return [disabled];
  const none = `There is none: no stretch of ${SHORTEST_GAP_MS} ms or more between two spans of one parent is unaccounted for.`;
  return fromBrowsers === 0 ? [none] : [none, disabled];
}
