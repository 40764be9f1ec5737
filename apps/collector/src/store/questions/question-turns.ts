import { QueryTimeoutError, StoreBusyError } from '../event-store';

/** How many questions are asked at once, how many more may wait, and how long one may take with its waiting. */
export interface QuestionLimits {
  running: number;
  waiting: number;
  timeoutMs: number;
}

export const QUESTION_LIMITS: QuestionLimits = {
  // Each holds one of the four threads that Node lends to native code; appends and gzip need the others.
  running: 2,
  waiting: 32,
  timeoutMs: 5_000,
};

/**
 * Of the questions about child spans, which read megabytes of text, one is asked at a time: during two of them what is
 * appended would wait ten times as long as without, during one two to three times.
 */
export const SPAN_QUESTION_LIMITS: QuestionLimits = { ...QUESTION_LIMITS, running: 1 };

interface Waiting {
  admit(): void;
  timer: NodeJS.Timeout;
}

/**
 * Lets few questions reach the store at a time and few more wait for that. A question over these bounds is refused at
 * once with a `StoreBusyError`, one that waits too long with a `QueryTimeoutError`.
 */
export class QuestionTurns {
  readonly #waiting = new Set<Waiting>();
  #running = 0;

  constructor(private readonly limits: QuestionLimits = QUESTION_LIMITS) {}

  /** Calls `ask` when it is its turn, with what is left of its time (`timeoutMs`) in milliseconds. */
  async take<T>(ask: (remainingMs: number) => Promise<T>, timeoutMs = this.limits.timeoutMs): Promise<T> {
    const deadline = performance.now() + timeoutMs;
    if (this.#running >= this.limits.running) await this.#turn(timeoutMs);
    else this.#running += 1;
    try {
      return await ask(Math.max(1, Math.ceil(deadline - performance.now())));
    } finally {
      const [next] = this.#waiting;
      if (next === undefined) this.#running -= 1;
      else next.admit();
    }
  }

  /** The turn is handed over by the question that ends, so that `#running` stays as it is. */
  #turn(timeoutMs: number): Promise<void> {
    if (this.#waiting.size >= this.limits.waiting) {
      return Promise.reject(new StoreBusyError('too many questions are waiting'));
    }
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        admit: () => this.#leave(waiting, resolve),
        timer: setTimeout(
          () => this.#leave(waiting, () => reject(new QueryTimeoutError('the question waited too long'))),
          timeoutMs,
        ),
      };
      this.#waiting.add(waiting);
    });
  }

  #leave(waiting: Waiting, settle: () => void): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
    settle();
  }
}
