/** A call that may be asked for at any rate and happens at most once per interval; the last request is never lost. */
export interface Throttled {
  request(): void;
  cancel(): void;
}

/** The first request runs at once, those that follow within `intervalMs` run together when it has passed. */
export function throttle(work: () => void, intervalMs: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  const run = () => {
    isWaiting = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (isWaiting) run();
    }, intervalMs);
    work();
  };
  return {
    request: () => {
      if (timer === undefined) run();
      else isWaiting = true;
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      isWaiting = false;
    },
  };
}
