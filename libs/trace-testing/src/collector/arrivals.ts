/** Counts what arrives, for those who wait for more of it or for the end of it. */
export class Arrivals {
  private arrived = 0;
  private readonly listeners = new Set<() => void>();

  get count(): number {
    return this.arrived;
  }

  announce(): void {
    this.arrived += 1;
    for (const listener of [...this.listeners]) listener();
  }

  /** Resolves once more than `count` have arrived; rejects with the signal's reason when that is aborted first. */
  async moreThan(count: number, signal: AbortSignal): Promise<void> {
    await this.listenUntil(signal, (resolve) => {
      const check = () => {
        if (this.arrived > count) resolve();
      };
      check();
      return { onArrival: check, stop: () => undefined };
    });
  }

  /** Resolves once nothing has arrived for `quietMs`, counted from the last arrival or from now. */
  async quiet(quietMs: number, signal: AbortSignal): Promise<void> {
    await this.listenUntil(signal, (resolve) => {
      const timer = setTimeout(resolve, quietMs);
      return { onArrival: () => timer.refresh(), stop: () => clearTimeout(timer) };
    });
  }

  private async listenUntil(
    signal: AbortSignal,
    listen: (resolve: () => void) => { onArrival: () => void; stop: () => void },
  ): Promise<void> {
    signal.throwIfAborted();
    const { promise, resolve, reject } = withResolvers();
    const { onArrival, stop } = listen(resolve);
    const onAbort = () => reject(signal.reason);
    this.listeners.add(onArrival);
    signal.addEventListener('abort', onAbort);
    try {
      await promise;
    } finally {
      stop();
      this.listeners.delete(onArrival);
      signal.removeEventListener('abort', onAbort);
    }
  }
}

// Promise.withResolvers came with Node 22.
function withResolvers() {
  let resolve!: () => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<void>((onFulfilled, onRejected) => {
    resolve = onFulfilled;
    reject = onRejected;
  });
  return { promise, resolve, reject };
}
