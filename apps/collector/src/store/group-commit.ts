import type { StoredRecord } from './records/stored-record';
import type { AppendOutcome } from './records/append-outcome';
import type { EventWriter } from './event-writer';
import { GROUP_COMMIT_LIMITS, type GroupCommitLimits } from './group-commit-limits';
import type { OutcomeCount } from './records/outcome-count';
import { QueueFullError } from './queue-full-error';
import { StoreUnwritableError } from './store-unwritable-error';

/** Outcomes that are not stored yet: each commit takes them along. */
export interface UnsavedCounts {
  takeUnsaved(): OutcomeCount[];
  /** What was taken could not be stored. */
  putBack(counts: readonly OutcomeCount[]): void;
}

export interface GroupCommitOptions {
  limits?: Partial<GroupCommitLimits>;
  unsaved?: UnsavedCounts;
  /** Hears why the store cannot be written, and undefined when it can again. */
  onWritable?: (problem: Error | undefined) => void;
}

interface Entry {
  arrivedAt: number;
  events: readonly StoredRecord[];
  characters: number;
  resolve(outcomes: AppendOutcome[]): void;
  reject(error: unknown): void;
}

/**
 * An `EventWriter` that appends what arrives within a few milliseconds as one batch: a commit waits for the disk, and
 * a batch waits once. Bounded: an append that does not fit is refused with a `QueueFullError`. While the store cannot
 * be written every append is refused with its `StoreUnwritableError`, and a small write tries whether it can again.
 */
export class GroupCommit implements EventWriter {
  readonly #limits: GroupCommitLimits;
  #waiting: Entry[] = [];
  readonly #committing = new Set<Entry>();
  #heldEvents = 0;
  #heldCharacters = 0;
  #flushing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #problem: StoreUnwritableError | undefined;

  constructor(
    private readonly writer: EventWriter,
    private readonly options: GroupCommitOptions = {},
  ) {
    this.#limits = { ...GROUP_COMMIT_LIMITS, ...options.limits };
  }

  /** Events accepted into the queue and not yet durable. */
  get held(): StoredRecord[] {
    return [...this.#committing, ...this.#waiting].flatMap(({ events }) => events);
  }

  get isFull(): boolean {
    const { heldEvents, heldCharacters } = this.#limits;
    return this.#heldEvents >= heldEvents || this.#heldCharacters >= heldCharacters;
  }

  /** Whether the last commit has reached the disk. */
  get isWritable(): boolean {
    return this.#problem === undefined;
  }

  /** Appending nothing waits for the next commit, which takes the unsaved outcomes along. */
  append(events: readonly StoredRecord[]): Promise<AppendOutcome[]> {
    const characters = events.reduce((sum, { spans, details }) => sum + spans.length + details.length, 0);
    if (this.#problem !== undefined) return Promise.reject(this.#problem);
    if (
      this.#heldEvents + events.length > this.#limits.heldEvents ||
      this.#heldCharacters + characters > this.#limits.heldCharacters
    ) {
      return Promise.reject(new QueueFullError('too many events are waiting to be stored'));
    }
    this.#heldEvents += events.length;
    this.#heldCharacters += characters;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ arrivedAt: performance.now(), events, characters, resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when everything that was accepted, and every outcome, is stored or refused. */
  async drain(): Promise<void> {
    await this.append([]).catch(() => undefined);
    while (this.#flushing !== undefined) await this.#flushing;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    const [first] = this.#waiting;
    if (this.#flushing !== undefined || first === undefined) return;
    const left = first.arrivedAt + this.#limits.windowMs - performance.now();
    if (this.#heldEvents >= this.#limits.enoughEvents || left <= 0) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), left);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = this.#takeBatch();
    for (const entry of batch) this.#committing.add(entry);
    this.#flushing = this.#commit(batch).finally(() => {
      this.#flushing = undefined;
      this.#schedule();
    });
  }

  #takeBatch(): Entry[] {
    let events = 0;
    const end = this.#waiting.findIndex(
      (entry) => (events += entry.events.length) > this.#limits.batchEvents,
    );
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1));
  }

  async #commit(batch: Entry[]): Promise<void> {
    try {
      const outcomes = await this.#write(batch.flatMap(({ events }) => events));
      let position = 0;
      for (const entry of batch) {
        this.#release(entry);
        entry.resolve(outcomes.slice(position, (position += entry.events.length)));
      }
    } catch (error) {
      if (error instanceof StoreUnwritableError) this.#suspend(error, batch);
      else await this.#commitApart(batch, error);
    }
  }

  /** One event that cannot be stored must not take its company down. */
  async #commitApart(batch: Entry[], error: unknown): Promise<void> {
    const [first] = batch;
    if (first !== undefined && batch.length === 1) {
      this.#release(first);
      return first.reject(error);
    }
    const middle = Math.ceil(batch.length / 2);
    for (const half of [batch.slice(0, middle), batch.slice(middle)]) await this.#commit(half);
  }

  #suspend(problem: StoreUnwritableError, batch: Entry[]): void {
    if (this.#problem === undefined) this.options.onWritable?.(problem);
    this.#problem = problem;
    for (const entry of [...batch, ...this.#waiting.splice(0)]) {
      this.#release(entry);
      entry.reject(problem);
    }
    this.#timer ??= setTimeout(() => void this.#probe(), this.#limits.probeMs);
  }

  async #probe(): Promise<void> {
    this.#timer = undefined;
    try {
      await this.#write([]);
      this.#problem = undefined;
      this.options.onWritable?.(undefined);
    } catch {
      this.#timer = setTimeout(() => void this.#probe(), this.#limits.probeMs);
    }
  }

  async #write(events: StoredRecord[]): Promise<AppendOutcome[]> {
    const counts = this.options.unsaved?.takeUnsaved() ?? [];
    try {
      return await this.writer.append(events, counts);
    } catch (error) {
      this.options.unsaved?.putBack(counts);
      throw error;
    }
  }

  #release(entry: Entry): void {
    this.#committing.delete(entry);
    this.#heldEvents -= entry.events.length;
    this.#heldCharacters -= entry.characters;
  }
}
