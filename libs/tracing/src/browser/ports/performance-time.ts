/** A performance timeline of a browser that may keep no entries. */
export type Timeline = Partial<Pick<Performance, 'getEntriesByType'>> | undefined;

/** The page's performance timeline; `undefined` in a browser that has none to count on. */
export function pageTimeline(): Performance | undefined {
  const { performance } = globalThis as { performance?: Performance };
  return performance?.timeOrigin ? performance : undefined;
}

/** The timeline's entries of a type: `navigation`, `resource`, or the application's own `mark` and `measure`. */
export function entriesOf(timeline: Timeline, type: string): PerformanceEntryList {
  return timeline?.getEntriesByType?.(type) ?? [];
}

/**
 * Seconds since the epoch of a time on the page's performance timeline, which counts milliseconds since the page's
 * time origin. The page's clock counts from the same origin, so spans and performance entries line up.
 */
export function atPerformanceTime(milliseconds: number): number {
  return ((pageTimeline()?.timeOrigin ?? 0) + milliseconds) / 1000;
}
