import type { StoredTransaction } from '../stored-trace';
import type { SpanNode, TransactionNode } from '../tree/trace-tree';
import { walkSpans } from '../tree/walk-spans';

/** A stretch of time that no child span accounts for. */
export interface InstrumentationGap {
  /** The span in whose time the gap lies. */
  parent: SpanNode;
  /** The child span that ended last before the gap; undefined where the gap begins with the parent. */
  after: SpanNode | undefined;
  /** The child span that follows the gap; undefined where the gap lasts until the parent ends. */
  before: SpanNode | undefined;
  startTimestamp: number;
  endTimestamp: number;
}

/** A shorter gap is not reported unless that is asked for. */
export const SHORTEST_GAP_MS = 100;

export interface MissingInstrumentationOptions {
  /** The shortest gap that is reported. */
  thresholdMs?: number;
  /** Whether the time before the first and after the last child counts as well, not just that between two siblings. */
  atEdges?: boolean;
  /** Whether gaps are to be expected: in a browser they usually mean that nothing ran. */
  isExempt?: (transaction: StoredTransaction) => boolean;
}

/**
 * The gaps that a span view marks "Missing Instrumentation": time between two siblings for which there is no span.
 * Siblings may overlap; a gap begins where all earlier ones have ended.
 */
export function missingInstrumentation(
  { root, transaction }: Pick<TransactionNode, 'root' | 'transaction'>,
  {
    thresholdMs = SHORTEST_GAP_MS,
    atEdges = false,
    isExempt = isFromBrowser,
  }: MissingInstrumentationOptions = {},
): InstrumentationGap[] {
  if (isExempt(transaction)) return [];
  const gaps: InstrumentationGap[] = [];
  for (const parent of walkSpans(root)) {
    for (const gap of gapsIn(parent, atEdges)) {
      // Whole microseconds: 0.1 s between two sums of floats must not read as 0.0999999.
      const microseconds = Math.round((gap.endTimestamp - gap.startTimestamp) * 1e6);
      if (microseconds >= thresholdMs * 1000) gaps.push(gap);
    }
  }
  return gaps;
}

/** Whether a browser reported the transaction: as its SDK says, or else as the root span's op does. */
export function isFromBrowser({ sdk, op }: Pick<StoredTransaction, 'sdk' | 'op'>): boolean {
  if (sdk?.name !== undefined) return /\b(?:browser|react|vue|angular|svelte)\b/.test(sdk.name);
  return /^(?:pageload|navigation|ui\.action(?:\..+)?)$/.test(op ?? '');
}

function gapsIn(parent: SpanNode, atEdges: boolean): InstrumentationGap[] {
  const { start_timestamp: parentStart, timestamp: parentEnd } = parent.span;
  const gaps: InstrumentationGap[] = [];
  let after: SpanNode | undefined;
  let accountedUntil = parentStart;
  for (const child of parent.children) {
    const { start_timestamp, timestamp } = child.span;
    if (start_timestamp > accountedUntil && (after !== undefined || atEdges)) {
      gaps.push({
        parent,
        after,
        before: child,
        startTimestamp: accountedUntil,
        endTimestamp: start_timestamp,
      });
    }
    if (after === undefined || timestamp > accountedUntil) {
      after = child;
      accountedUntil = Math.max(accountedUntil, timestamp);
    }
  }
  if (atEdges && after !== undefined && parentEnd > accountedUntil) {
    gaps.push({ parent, after, before: undefined, startTimestamp: accountedUntil, endTimestamp: parentEnd });
  }
  return gaps;
}
