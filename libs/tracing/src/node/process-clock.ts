import { performance } from 'node:perf_hooks';
import { systemClock, type Clock } from '../core/index';

const DRIFT_WORTH_CORRECTING_MS = 20;

/**
 * The clock of a process that lives for weeks: monotonic within a transaction, and set anew at the start of one when
 * it has drifted from the wall clock (a suspended machine, a step of NTP). Otherwise its microseconds stay comparable.
 */
export function createProcessClock(): Clock {
  let originMs = performance.timeOrigin;

  function startTimeline(): () => number {
    const driftMs = Date.now() - (originMs + performance.now());
    if (Math.abs(driftMs) > DRIFT_WORTH_CORRECTING_MS) originMs += driftMs;
    const timelineOriginMs = originMs;
    return () => (timelineOriginMs + performance.now()) / 1000;
  }

  return { ...systemClock, nowInSeconds: () => startTimeline()(), startTimeline };
}
