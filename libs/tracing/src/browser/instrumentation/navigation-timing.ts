/**
 * Navigation timing -> spans. Seam: the browser's performance timeline, read once when the page load is complete. Only
 * for those who ask for it, as the text counts a page load's spans without them.
 *
 *   web  pageload  https://shop.example/
 *   ├─ browser.domainLookup, browser.connect                    before the document's request
 *   ├─ browser.domContentLoadedEvent, browser.loadEvent         as long as the page's own listeners took
 *   └─ paint  first-contentful-paint                            a zero-duration span
 */
import type { Transaction } from '../../core/index';
import { atPerformanceTime, entriesOf, pageTimeline } from '../ports/performance-time';

const PHASES = ['unloadEvent', 'domainLookup', 'connect', 'domContentLoadedEvent', 'loadEvent'] as const;

/**
 * Adds a child span for every phase that this page load has had, and for every paint.
 */
export function recordNavigationTiming(transaction: Transaction): void {
  if (transaction.op !== 'pageload') return;
  const timeline = pageTimeline();
  const record = (op: string, description: string | undefined, [start, end]: [number, number]) =>
    transaction
      .startChild({ op, description, startTimestamp: atPerformanceTime(start) })
      .finish(atPerformanceTime(end));
  const [navigation] = entriesOf(timeline, 'navigation') as PerformanceNavigationTiming[];
  for (const phase of navigation ? PHASES : []) {
    const [start = 0, end = 0] = [navigation?.[`${phase}Start`], navigation?.[`${phase}End`]];
    // 0 stands for a phase that there was none of, or that has not ended yet; a kept connection takes no time.
    if (end > start) record(`browser.${phase}`, undefined, [start, end]);
  }
  for (const { name, startTime } of entriesOf(timeline, 'paint')) {
    record('paint', name, [startTime, startTime]);
  }
}
