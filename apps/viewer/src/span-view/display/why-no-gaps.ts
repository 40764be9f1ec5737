import type { StoredTransaction } from '@clew/trace-model';
import { isFromBrowser } from '@clew/trace-model';
import { formatDuration } from '../../format/format-duration';

/**
 * Why nothing of these transactions is marked "Missing Instrumentation", where stretches of so many milliseconds would be,
 * sentence by sentence.
 */
export function whyNoGaps(
  transactions: readonly Pick<StoredTransaction, 'sdk' | 'op'>[],
  shortestGapMs: number,
): string[] {
  const hasBrowsers = transactions.some(isFromBrowser);
  const disabled =
    'Disabled for browser transactions: in a browser nothing runs for most of the time, so that time without a span is no sign of anything missing.';
  if (isOnlyFromBrowsers(transactions)) return [disabled];
  const none = `There is none: no stretch of ${formatDuration(shortestGapMs)} or more between two spans of one parent is unaccounted for.`;
  return hasBrowsers ? [none, disabled] : [none];
}

/** Whether missing instrumentation could be marked nowhere among these transactions. */
export function isOnlyFromBrowsers(transactions: readonly Pick<StoredTransaction, 'sdk' | 'op'>[]): boolean {
  return transactions.every(isFromBrowser);
}
