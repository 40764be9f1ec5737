import type { Clock } from '../../core/index';
import { atPerformanceTime, pageTimeline } from './performance-time';

/** The clock of a page: its performance timeline, which is monotonic; the wall clock in a browser that has none. */
export const pageClock: Clock = {
  nowInSeconds: () => atPerformanceTime(pageTimeline()?.now() ?? Date.now()),
  schedule(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    return () => clearTimeout(timer);
  },
};
