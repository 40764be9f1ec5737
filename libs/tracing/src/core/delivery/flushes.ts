import type { Clock } from '../clock';
import type { OutgoingEvent } from './transport';

/** Those who wait for events to be delivered. */
export interface Flushes {
  /** Resolves with `true` when all of the events have been delivered, with `false` when not, or not in time. */
  wait(events: readonly OutgoingEvent[], timeoutMs: number): Promise<boolean>;
  /** Says that events are settled, delivered or lost. */
  settle(events: readonly OutgoingEvent[], delivered: boolean): void;
  /** Lets those go whose events are all settled, provided that nothing else is on its way; all, where waiting is hopeless. */
  check(isHopeless?: boolean): void;
}

/** Timers of every platform run at once when they are set to more. */
const LONGEST_TIMER_MS = 2_000_000_000;

interface Flush {
  awaited: Set<OutgoingEvent>;
  hasLost: boolean;
  end(): void;
}

export function createFlushes(clock: Clock, isBusy: () => boolean): Flushes {
  const flushes = new Set<Flush>();

  function check(isHopeless = false): void {
    for (const flush of flushes) if (isHopeless || (flush.awaited.size === 0 && !isBusy())) flush.end();
  }

  return {
    wait: (events, timeoutMs) =>
      new Promise((resolve) => {
        const flush: Flush = {
          awaited: new Set(events),
          hasLost: false,
          end() {
            cancelDeadline();
            flushes.delete(flush);
            resolve(!flush.hasLost && flush.awaited.size === 0);
          },
        };
        const cancelDeadline = clock.schedule(Math.min(timeoutMs, LONGEST_TIMER_MS), () => flush.end());
        flushes.add(flush);
        check();
      }),
    settle(events, delivered) {
      for (const flush of flushes) {
        for (const event of events) if (flush.awaited.delete(event)) flush.hasLost ||= !delivered;
      }
    },
    check,
  };
}
