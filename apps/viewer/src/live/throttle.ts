/** A call that may be asked for at any rate and happens at most once per interval; the last request is never lost. */
export interface Throttled {
  request(): void;
  cancel(): void;
}

/**
 * The first request runs at once, those that follow run together when `intervalMs` has passed and the work of before
 * has settled: work that takes longer than the interval is never under way twice.
 */
export function throttle(work: () => Promise<unknown>, intervalMs: number): Throttled {
  let isBusy = false;
  let isWaiting = false;
  let stop: (() => void) | undefined;
  const run = async () => {
    isBusy = true;
    isWaiting = false;
    const pause = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, intervalMs);
      stop = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    await Promise.allSettled([work(), pause]);
    isBusy = false;
    if (isWaiting) void run();
  };
  return {
    request: () => {
      if (isBusy) isWaiting = true;
      else void run();
    },
    cancel: () => {
      isWaiting = false;
      stop?.();
    },
  };
}
