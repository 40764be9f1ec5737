/**
 * Lets `rate` a second through, and after a rest `burst` at once. What something takes may be known only afterwards: a
 * bucket can be overdrawn, and then has to make up for it.
 */
export class TokenBucket {
  #tokens: number;
  #filledAt: number;

  /** `now` is a time in seconds that only ever advances. */
  constructor(
    private readonly rate: number,
    private readonly burst: number,
    private readonly now: () => number,
  ) {
    this.#tokens = burst;
    this.#filledAt = now();
  }

  get isEmpty(): boolean {
    return this.#refilled() < 1;
  }

  get secondsUntilFull(): number {
    return (this.burst - this.#refilled()) / this.rate;
  }

  take(tokens: number): void {
    this.#tokens = this.#refilled() - tokens;
  }

  #refilled(): number {
    const now = this.now();
    this.#tokens = Math.min(this.burst, this.#tokens + (now - this.#filledAt) * this.rate);
    this.#filledAt = now;
    return this.#tokens;
  }
}
