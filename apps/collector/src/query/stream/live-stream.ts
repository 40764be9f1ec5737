import type { EventRecord } from '../../store/event-record';

/** One stored transaction as the live stream tells of it. */
export interface StreamedTransaction {
  id: string;
  projectId: number;
  /** JSON text. */
  data: string;
}

/** What follows a stream: `deliver` gets each transaction, `end` is called when the collector drains. */
export interface StreamReader {
  deliver(transaction: StreamedTransaction): void;
  end(): void;
}

/** What a reader missed; `gap` says that some of it is gone, or that its last id is not of this process. */
export interface Missed {
  transactions: StreamedTransaction[];
  gap: boolean;
}

const RING_SIZE = 500;

/**
 * Tells its readers of every transaction that has become durable, and remembers the last 500, so that a reader which
 * lost its connection resumes without a gap.
 */
export class LiveStream {
  readonly #readers = new Set<StreamReader>();
  readonly #ring: StreamedTransaction[] = [];
  #sequence = 0;

  /** `epoch` tells this process's ids from those of the one before. */
  constructor(
    private readonly slugOf: (projectId: number) => string,
    private readonly epoch: string = Date.now().toString(36),
  ) {}

  get readerCount(): number {
    return this.#readers.size;
  }

  publish(event: EventRecord): void {
    if (event.type !== 'transaction') return;
    this.#sequence += 1;
    const transaction: StreamedTransaction = {
      id: `${this.epoch}-${this.#sequence}`,
      projectId: event.projectId,
      data: JSON.stringify({
        project: this.slugOf(event.projectId),
        event_id: event.eventId,
        trace_id: event.traceId,
        transaction: event.transaction,
        op: event.op,
        status: event.status,
        start_timestamp: event.startTimestamp,
        timestamp: event.timestamp,
      }),
    };
    this.#ring.push(transaction);
    if (this.#ring.length > RING_SIZE) this.#ring.shift();
    for (const reader of this.#readers) reader.deliver(transaction);
  }

  /** Follows the stream from now on; the answer stops it. */
  follow(reader: StreamReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** What came after the transaction with that id. */
  missedSince(lastId: string): Missed {
    const [, epoch, digits] = /^(\w{1,16})-(\d{1,15})$/.exec(lastId) ?? [];
    const last = Number(digits);
    if (epoch !== this.epoch || last > this.#sequence) return { transactions: [], gap: true };
    const missed = this.#sequence - last;
    const kept = Math.min(missed, this.#ring.length);
    return { transactions: this.#ring.slice(this.#ring.length - kept), gap: kept < missed };
  }

  /** Ends every reader's stream. */
  close(): void {
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
  }
}
