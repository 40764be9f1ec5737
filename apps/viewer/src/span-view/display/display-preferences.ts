import { SHORTEST_GAP_MS } from '@clew/trace-model';

/** How a person likes span views to look; kept in the browser, since it is about them and not about a trace. */
export interface DisplayPreferences {
  /** The part of the width that the tree takes. */
  treeShare: number;
  showsMissingInstrumentation: boolean;
  /** The shortest time without a span, in milliseconds, that is marked "Missing Instrumentation". */
  shortestGapMs: number;
  showsCriticalPath: boolean;
  squeezesWaits: boolean;
}

export const LEAST_TREE_SHARE = 0.15;
export const MOST_TREE_SHARE = 0.75;

/** From what a query of a database takes to what nobody would put up with. */
export const SHORTEST_GAPS_MS: readonly number[] = [10, 20, 50, SHORTEST_GAP_MS, 200, 500, 1_000];

const DEFAULTS: DisplayPreferences = {
  treeShare: 0.42,
  showsMissingInstrumentation: true,
  shortestGapMs: SHORTEST_GAP_MS,
  showsCriticalPath: true,
  squeezesWaits: true,
};

/** Reads what was kept; whatever is not exactly a preference falls back to the default. */
export function readPreferences(kept: string | null): DisplayPreferences {
  const { treeShare, shortestGapMs, ...switches } = parsedObject(kept);
  const switchOf = (name: Exclude<keyof DisplayPreferences, 'treeShare' | 'shortestGapMs'>): boolean => {
    const value = switches[name];
    return typeof value === 'boolean' ? value : DEFAULTS[name];
  };
  return {
    treeShare: typeof treeShare === 'number' ? boundedTreeShare(treeShare) : DEFAULTS.treeShare,
    showsMissingInstrumentation: switchOf('showsMissingInstrumentation'),
    shortestGapMs: SHORTEST_GAPS_MS.find((choice) => choice === shortestGapMs) ?? DEFAULTS.shortestGapMs,
    showsCriticalPath: switchOf('showsCriticalPath'),
    squeezesWaits: switchOf('squeezesWaits'),
  };
}

/** A share with room left for both the tree and the rectangles. */
export function boundedTreeShare(share: number): number {
  return Number.isFinite(share)
    ? Math.min(Math.max(share, LEAST_TREE_SHARE), MOST_TREE_SHARE)
    : DEFAULTS.treeShare;
}

function parsedObject(text: string | null): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
