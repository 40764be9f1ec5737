const MOST_A_MINUTE = 20;
const MOST_ADDRESSES = 10_000;
const MINUTE_MS = 60_000;

interface Attempts {
  count: number;
  /** Milliseconds since the epoch. */
  until: number;
}

/**
 * Counts wrong tokens per address: at most 20 in a minute get a reason. A right token is never refused for the wrong
 * ones of others behind the same proxy: with 256 random bits a limit need not stop guessing, only its noise.
 */
export class WrongTokens {
  readonly #attempts = new Map<string, Attempts>();

  constructor(private readonly now: () => number = Date.now) {}

  /** Counts one more; the seconds to wait when it is one too many. */
  count(address: string): number | undefined {
    const now = this.now();
    const known = this.#attempts.get(address);
    const attempts = known !== undefined && known.until > now ? known : { count: 0, until: now + MINUTE_MS };
    attempts.count += 1;
    if (attempts !== known) this.#remember(address, attempts);
    return attempts.count > MOST_A_MINUTE ? Math.ceil((attempts.until - now) / 1_000) : undefined;
  }

  #remember(address: string, attempts: Attempts): void {
    // Deleted first, so that the map stays in the order in which the minutes end.
    this.#attempts.delete(address);
    const [oldest] = this.#attempts.keys();
    if (oldest !== undefined && this.#attempts.size >= MOST_ADDRESSES) this.#attempts.delete(oldest);
    this.#attempts.set(address, attempts);
  }
}
