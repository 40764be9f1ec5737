import type { EventPruner, PruneRequest } from '../store/event-pruner';
import type { OutcomeCount } from '../store/records/outcome-count';
import { SteadyClock, type Clocks } from './steady-clock';

/** What is kept at most; undefined is without bound. */
export interface RetentionLimits {
  seconds: number | undefined;
  bytes: number | undefined;
}

export interface RetentionOptions {
  limits: RetentionLimits;
  /** How often it looks; ten seconds unless it is said. */
  lookMs?: number;
  clocks: Clocks;
  /** Hears what was removed. */
  onPruned: (counts: readonly OutcomeCount[]) => void;
  /** Hears why it could not be looked after; it is tried again at the next look. */
  onFailure: (error: unknown) => void;
}

const LOOK_MS = 10_000;
/** Of one call to the store, so that a collector which ends does not wait for long. */
const MOST_RECORDS = 20_000;
/** What is above the limit is removed and a tenth more, so that each look need not remove something. */
const FILLED_SHARE = 0.9;
const MOST_STEPS = 12;

/** Keeps a store within its limits of age and size, the longest quiet traces going first, while it takes in events. */
export class Retention {
  readonly #clock: SteadyClock;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #stopped = false;
  #resumed = false;

  constructor(
    private readonly pruner: EventPruner,
    private readonly options: RetentionOptions,
  ) {
    this.#clock = new SteadyClock(options.clocks);
  }

  /** Looks now, and then again and again. */
  start(): void {
    this.#lookAgain();
    this.#timer = setInterval(() => this.#lookAgain(), this.options.lookMs ?? LOOK_MS);
  }

  /** Resolves when nothing is being removed any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Removes what is beyond the limits now. */
  async look(): Promise<void> {
    await this.#forgetOld();
    await this.#makeRoom();
  }

  #lookAgain(): void {
    this.#looking ??= this.look()
      .catch(this.options.onFailure)
      .finally(() => (this.#looking = undefined));
  }

  async #forgetOld(): Promise<void> {
    const { seconds } = this.options.limits;
    if (seconds === undefined) return;
    await this.#resume();
    const now = this.#clock.read();
    if (now !== undefined) await this.#prune({ before: now - seconds, wholeTraces: true });
  }

  async #resume(): Promise<void> {
    if (this.#resumed) return;
    const newest = await this.pruner.receivedBefore(1);
    if (newest !== undefined) this.#clock.resumeAfter(newest);
    this.#resumed = true;
  }

  /**
   * First of traces that are over; what else was received before as well, if that is not enough. How much a removal frees is known
   * after it only, so that it is done step by step.
   */
  async #makeRoom(): Promise<void> {
    const { bytes: limit } = this.options.limits;
    if (limit === undefined) return;
    if ((await this.pruner.storedBytes()) <= limit) return;
    const wanted = limit * FILLED_SHARE;
    // Each removal is freed, lest too much is removed; not at every look, since that leaves small pieces.
    const bytesLeft = () => this.pruner.storedBytes({ freed: true });
    let bytes = await bytesLeft();
    for (let step = 0; step < MOST_STEPS && bytes > limit && !this.#stopped; step += 1) {
      const before = await this.pruner.receivedBefore(1 - wanted / bytes);
      if (before === undefined) return;
      await this.#prune({ before, wholeTraces: true });
      bytes = await bytesLeft();
      if (bytes <= limit) return;
      await this.#prune({ before, wholeTraces: false });
      bytes = await bytesLeft();
    }
  }

  async #prune(request: Omit<PruneRequest, 'mostRecords'>): Promise<void> {
    while (!this.#stopped) {
      const counts = await this.pruner.prune({ ...request, mostRecords: MOST_RECORDS });
      if (counts.length === 0) return;
      this.options.onPruned(counts);
    }
  }
}
