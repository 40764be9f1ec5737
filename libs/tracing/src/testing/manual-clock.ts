import type { Clock } from '../core/index';

interface Scheduled {
  at: number;
  work: () => void;
}

/** A clock that stands still until it is told to go on, and then runs what was scheduled meanwhile, in order. */
export class ManualClock implements Clock {
  #now: number;
  #scheduled: Scheduled[] = [];

  constructor(startInSeconds = 1_600_000_000) {
    this.#now = startInSeconds;
  }

  nowInSeconds = (): number => this.#now;

  schedule(delayMs: number, work: () => void): () => void {
    const scheduled = { at: this.#now + delayMs / 1000, work };
    this.#scheduled.push(scheduled);
    return () => {
      this.#scheduled = this.#scheduled.filter((other) => other !== scheduled);
    };
  }

  /** Lets `seconds` pass. */
  advance(seconds: number): void {
    const until = this.#now + seconds;
    for (let next = this.#next(until); next; next = this.#next(until)) {
      this.#now = Math.max(this.#now, next.at);
      next.work();
    }
    this.#now = until;
  }

  /** How many pieces of work wait for their time. */
  get pending(): number {
    return this.#scheduled.length;
  }

  #next(until: number): Scheduled | undefined {
    const [next] = this.#scheduled.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    if (next) this.#scheduled = this.#scheduled.filter((other) => other !== next);
    return next;
  }
}
