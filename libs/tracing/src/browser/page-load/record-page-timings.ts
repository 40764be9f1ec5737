import type { Transaction } from '../../core/index';
import { recordResourceTiming } from '../instrumentation/resource-timing';
import { recordUserTiming } from '../instrumentation/user-timing';
import { pageTimeline } from '../ports/performance-time';

/** Adds what only the browser has measured, once a page load or navigation is complete. */
export function recordPageTimings(transaction: Transaction): void {
  const timeline = pageTimeline();
  recordResourceTiming(transaction, timeline);
  recordUserTiming(transaction, timeline);
}
