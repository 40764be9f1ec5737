/** Time as a port, so that tests can own it and a runtime can read the best source it has. */
export interface Clock {
  /** Seconds since the epoch, with fractions. */
  nowInSeconds(): number;
  /**
   * A reader of the time that a step of the wall clock does not disturb. Each transaction takes one at its start,
   * so that its spans never get a negative duration. Where it is absent, `nowInSeconds` is used.
   */
  startTimeline?(): () => number;
  /** Runs `work` once after `delayMs`, without keeping the process alive; returns a function that cancels it. */
  schedule(delayMs: number, work: () => void): () => void;
}

/** The clock of a page or a process: monotonic, counted from the runtime's time origin. */
export const systemClock: Clock = {
  nowInSeconds: () => (performance.timeOrigin + performance.now()) / 1000,
  schedule(delayMs, work) {
    const timer = setTimeout(work, delayMs);
    unref(timer);
    return () => clearTimeout(timer);
  },
};

/** Node's timers are objects that would keep a process alive; a browser's are numbers. */
function unref(timer: number | { unref?: () => void }): void {
  if (typeof timer === 'object') timer.unref?.();
}
