/** How a person likes span views to look; kept in the browser, since it is about them and not about a trace. */
export interface DisplayPreferences {
  /** The part of the width that the tree takes. */
  treeShare: number;
  showsMissingInstrumentation: boolean;
  showsCriticalPath: boolean;
  squeezesWaits: boolean;
}

export const LEAST_TREE_SHARE = 0.15;
export const MOST_TREE_SHARE = 0.75;

const DEFAULTS: DisplayPreferences = {
  treeShare: 0.42,
  showsMissingInstrumentation: true,
  showsCriticalPath: true,
  squeezesWaits: true,
};

/** Reads what was kept; whatever is not exactly a preference falls back to the default. */
export function readPreferences(kept: string | null): DisplayPreferences {
  const { treeShare, ...switches } = parsedObject(kept);
  const switchOf = (name: Exclude<keyof DisplayPreferences, 'treeShare'>): boolean => {
    const value = switches[name];
    return typeof value === 'boolean' ? value : DEFAULTS[name];
  };
  return {
    treeShare: typeof treeShare === 'number' ? boundedTreeShare(treeShare) : DEFAULTS.treeShare,
    showsMissingInstrumentation: switchOf('showsMissingInstrumentation'),
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
