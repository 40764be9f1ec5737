import type { AppendOutcome, EventWriter } from './event-writer';
import { QueueFullError } from './queue-full-error';
import type { StoredRecord } from './stored-record';

/** How long the first event of a batch waits for company, and how much may wait in all. */
export interface GroupCommitLimits {
  windowMs: number;
  batchEvents: number;
  heldEvents: number;
  heldCharacters: number;
}

export const GROUP_COMMIT_LIMITS: GroupCommitLimits = {
  windowMs: 10,
  batchEvents: 500,
  heldEvents: 2_000,
  heldCharacters: 32 * 1024 * 1024,
};

interface Entry {
  events: readonly StoredRecord[];
  characters: number;
  resolve(outcomes: AppendOutcome[]): void;
  reject(error: unknown): void;
}

/**
 * An `EventWriter` that appends what arrives within a few milliseconds as one batch: a commit waits for the disk, and
 * a batch waits once. Bounded: an append that does not fit is refused with a `QueueFullError`.
 */
export class GroupCommit implements EventWriter {
  #waiting: Entry[] = [];
  #heldEvents = 0;
  #heldCharacters = 0;
  #flushing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly writer: EventWriter,
    private readonly limits: GroupCommitLimits = GROUP_COMMIT_LIMITS,
  ) {}

  /** Events accepted into the queue and not yet durable. */
  get heldEvents(): number {
    return this.#heldEvents;
  }

  append(events: readonly StoredRecord[]): Promise<AppendOutcome[]> {
    const characters = events.reduce((sum, { spans, details }) => sum + spans.length + details.length, 0);
    if (
      this.#heldEvents + events.length > this.limits.heldEvents ||
      this.#heldCharacters + characters > this.limits.heldCharacters
    ) {
      return Promise.reject(new QueueFullError('too many events are waiting to be stored'));
    }
    this.#heldEvents += events.length;
    this.#heldCharacters += characters;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ events, characters, resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when everything that was accepted is stored or refused. */
  async drain(): Promise<void> {
    while (this.#heldEvents > 0) await (this.#flushing ?? this.#flush());
  }

  #schedule(): void {
    if (this.#flushing !== undefined) return;
    if (this.#heldEvents >= this.limits.batchEvents) void this.#flush();
    else this.#timer ??= setTimeout(() => void this.#flush(), this.limits.windowMs);
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#commit(this.#takeBatch()).finally(() => {
      this.#flushing = undefined;
      // What came during the commit has waited long enough.
      if (this.#waiting.length > 0) void this.#flush();
    });
    return this.#flushing;
  }

  #takeBatch(): Entry[] {
    let events = 0;
    const end = this.#waiting.findIndex((entry) => (events += entry.events.length) > this.limits.batchEvents);
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : Math.max(end, 1));
  }

  async #commit(batch: Entry[]): Promise<void> {
    try {
      const outcomes = await this.writer.append(batch.flatMap(({ events }) => events));
      let position = 0;
      for (const entry of batch) {
        entry.resolve(outcomes.slice(position, (position += entry.events.length)));
      }
    } catch (error) {
      for (const entry of batch) entry.reject(error);
    }
    for (const entry of batch) {
      this.#heldEvents -= entry.events.length;
      this.#heldCharacters -= entry.characters;
    }
  }
}
