import type { Clock } from '../clock';
import type { OutgoingEvent } from './transport';

/** Those who wait for events to be delivered. */
export interface Flushes {
  /** Resolves with `true` when all of the events have been delivered, with `false` when not, or not in time. */
  wait(events: readonly OutgoingEvent[], timeoutMs: number): Promise<boolean>;
  /** Says that events are settled, delivered or lost. */
  settle(events: readonly OutgoingEvent[], delivered: boolean): void;
  /** Lets those go whose events are all settled, provided that nothing else is on its way. */
  check(): void;
  /** Says that waiting would not help. */
  giveUp(): void;
}

interface Flush {
  awaited: Set<OutgoingEvent>;
  delivered: boolean;
  end(delivered: boolean): void;
}

export function createFlushes(clock: Clock, isBusy: () => boolean): Flushes {
  const flushes = new Set<Flush>();

  return {
    wait(events, timeoutMs) {
      if (events.length === 0 && !isBusy()) return Promise.resolve(true);
      return new Promise((resolve) => {
        const flush: Flush = {
          awaited: new Set(events),
          delivered: true,
          end(delivered) {
            cancelDeadline();
            flushes.delete(flush);
            resolve(delivered);
          },
        };
        const cancelDeadline = clock.schedule(timeoutMs, () =>
          flush.end(flush.delivered && flush.awaited.size === 0),
        );
        flushes.add(flush);
      });
    },
    settle(events, delivered) {
      for (const flush of flushes) {
        for (const event of events) {
          if (flush.awaited.delete(event) && !delivered) flush.delivered = false;
        }
      }
    },
    check() {
      if (isBusy()) return;
      for (const flush of flushes) if (flush.awaited.size === 0) flush.end(flush.delivered);
    },
    giveUp() {
      for (const flush of flushes) flush.end(flush.delivered && flush.awaited.size === 0);
    },
  };
}
