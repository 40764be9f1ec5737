import type { AnnouncedEvent, SharedEvents } from '../../store/shared-events';
import type { LiveStream } from './live-stream';

/** How often a shared store is asked, how much at a time, and for how long after the last reader has left. */
export interface SharedFeedLimits {
  intervalMs: number;
  events: number;
  lingerMs: number;
}

const LIMITS: SharedFeedLimits = { intervalMs: 1_000, events: 2_000, lingerMs: 60_000 };

/**
 * Feeds the live stream with what all collectors of a shared store have taken in, for as long as somebody reads it. Bounded: of
 * more than 2000 events in a second the latest are told, after a gap.
 */
export class SharedFeed {
  #since: number | undefined;
  /** What was told lately, with the round it was told in. */
  readonly #told = new Map<string, number>();
  #round = 0;
  #lastRead = 0;
  #timer: NodeJS.Timeout;
  #asking: Promise<void> | undefined;
  readonly #limits: SharedFeedLimits;

  constructor(
    private readonly shared: SharedEvents,
    private readonly stream: Pick<LiveStream, 'publish' | 'readerCount' | 'skip'>,
    limits: Partial<SharedFeedLimits> = {},
  ) {
    this.#limits = { ...LIMITS, ...limits };
    this.#timer = this.#next();
  }

  /** Ends when what it has asked is answered. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#asking;
    clearTimeout(this.#timer);
  }

  #next(): NodeJS.Timeout {
    return setTimeout(() => {
      this.#asking = this.#ask().finally(() => {
        this.#asking = undefined;
        this.#timer = this.#next();
      });
    }, this.#limits.intervalMs).unref();
  }

  async #ask(): Promise<void> {
    if (this.stream.readerCount > 0) this.#lastRead = performance.now();
    else if (performance.now() - this.#lastRead > this.#limits.lingerMs) return this.#rest();
    try {
      const isFirst = this.#since === undefined;
      const recent = await this.shared.recentEvents(this.#since, this.#limits.events);
      this.#since = recent.until;
      // What was stored while it rested is told to nobody, and positions from then were given away all the same.
      if (isFirst || recent.truncated) this.stream.skip();
      this.#tell(recent.events);
    } catch {
      // The store cannot be asked now: what is stored meanwhile is told when it can.
    }
  }

  /** Nobody has read for a while: what comes now is missed. */
  #rest(): void {
    if (this.#since === undefined) return;
    this.#since = undefined;
    this.#told.clear();
    this.stream.skip();
  }

  #tell(events: readonly AnnouncedEvent[]): void {
    this.#round += 1;
    for (const event of events) {
      const key = `${event.projectId}:${event.eventId}`;
      if (!this.#told.has(key)) this.stream.publish(event);
      // Seen again is seen lately: what is not in the answer any more will not be in a later one.
      this.#told.set(key, this.#round);
    }
    for (const [key, round] of this.#told) if (round < this.#round) this.#told.delete(key);
  }
}
