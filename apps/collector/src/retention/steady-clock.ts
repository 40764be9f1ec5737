/** So far ahead a clock that is set right does not jump, unless the machine has slept or was off. */
const JUMP_SECONDS = 3_600;
const DISTRUST_SECONDS = 3_600;

/** Both in seconds: one that people set, one that only ever advances. */
export interface Clocks {
  now: () => number;
  monotonic: () => number;
}

/**
 * The time as far as it is fit to delete by. A clock that has jumped ahead would make everything old at once, and so would
 * one that was far ahead from the start: it is believed an hour later, if it has not been set back by then.
 */
export class SteadyClock {
  #offset: number;
  #distrustedUntil = Number.NEGATIVE_INFINITY;

  constructor(private readonly clocks: Clocks) {
    this.#offset = clocks.now() - clocks.monotonic();
  }

  /** To be told at the start when the newest of what is kept was received: after a long rest the clock may be wrong, too. */
  resumeAfter(newest: number): void {
    const { now, monotonic } = this.clocks;
    if (now() - newest > JUMP_SECONDS) this.#distrustedUntil = monotonic() + DISTRUST_SECONDS;
  }

  /** Seconds since the epoch, undefined while the clock is not believed. */
  read(): number | undefined {
    const [now, monotonic] = [this.clocks.now(), this.clocks.monotonic()];
    const jump = now - monotonic - this.#offset;
    this.#offset += jump;
    if (jump > JUMP_SECONDS) this.#distrustedUntil = monotonic + DISTRUST_SECONDS;
    if (jump < -JUMP_SECONDS) this.#distrustedUntil = Number.NEGATIVE_INFINITY;
    return monotonic < this.#distrustedUntil ? undefined : now;
  }
}
