import type { Clock } from '../clock';

/** The waiting after failures: ever longer, and never in step with other clients. */
export interface Backoff {
  /** Waits, unless it does already: requests that fail together are one failure. */
  fail(): void;
  /** The server has answered. */
  succeed(): void;
  /** Ends the waiting without a word. */
  cancel(): void;
  isWaiting(): boolean;
}

const LONGEST_SECONDS = 30;

/**
 * Waits 1, 2, 4, … 30 seconds, and 20 to 50 % longer: that makes at most twelve attempts in the first five minutes, and
 * finds a server that hung for twenty seconds within ten.
 */
export function createBackoff(clock: Clock, random: () => number, tryAgain: () => void): Backoff {
  let failuresInARow = 0;
  let cancelTimer: (() => void) | undefined;

  function cancel(): void {
    cancelTimer?.();
    cancelTimer = undefined;
  }

  return {
    fail() {
      if (cancelTimer) return;
      const seconds = Math.min(2 ** failuresInARow, LONGEST_SECONDS);
      failuresInARow += 1;
      cancelTimer = clock.schedule(seconds * (1.2 + 0.3 * random()) * 1000, () => {
        cancelTimer = undefined;
        tryAgain();
      });
    },
    succeed() {
      failuresInARow = 0;
      cancel();
    },
    cancel,
    isWaiting: () => cancelTimer !== undefined,
  };
}
