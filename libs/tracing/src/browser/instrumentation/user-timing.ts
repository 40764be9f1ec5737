/**
 * User timing -> spans. Seam: the browser's performance timeline, read once when the page load is complete.
 *
 *   web  pageload  https://shop.example/
 *   ├─ mark  first product visible        a zero-duration span
 *   └─ measure  hydrate                   as long as it took
 *
 * Only marks and measures of the application: paints and navigation phases are the browser's own and make no spans.
 */
import type { Span } from '../../core/index';
import { atPerformanceTime, entriesOf, type Timeline } from '../ports/performance-time';

/** Adds a child span to `parent` for every mark and measure that the application has made since it began. */
export function recordUserTiming(parent: Span, timeline: Timeline): void {
  for (const type of ['mark', 'measure'] as const) {
    for (const entry of entriesOf(timeline, type)) {
      const startTimestamp = atPerformanceTime(entry.startTime);
      if (startTimestamp < parent.startTimestamp || isDevToolsEntry(entry)) continue;
      parent
        .startChild({ op: type, description: entry.name, startTimestamp })
        .finish(atPerformanceTime(entry.startTime + entry.duration));
    }
  }
}

/**
 * Frameworks draw tracks of their own into the DevTools performance panel with measures by the hundred, marked as such.
 * https://developer.chrome.com/docs/devtools/performance/extension
 */
function isDevToolsEntry(entry: PerformanceEntry): boolean {
  const { detail } = entry as { detail?: unknown };
  return typeof detail === 'object' && detail !== null && 'devtools' in detail;
}
