import type { StoredTransaction } from '../../store/shared-events';
import { SealedPositions } from './sealed-positions';

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
  /** Some transactions were not delivered. */
  miss(): void;
  end(): void;
}

/** What a reader missed; `gap` says that some of it is gone, or that its last id is not of this process. */
export interface Missed {
  transactions: StreamedTransaction[];
  gap: boolean;
}

interface KeptTransaction extends StreamedTransaction {
  position: number;
}

/** The latest transactions of one project. */
interface ProjectRing {
  kept: KeptTransaction[];
  /** The position of the last one that is gone; 0 while none is. */
  gone: number;
}

const RING_SIZE = 500;

/**
 * Tells its readers of every transaction that has become durable, and remembers the last 500 of each project, so that a
 * reader which lost its connection resumes without a gap: after at most 500 of the projects it may see, however much
 * went by of others.
 */
export class LiveStream {
  readonly #readers = new Set<StreamReader>();
  readonly #rings = new Map<number, ProjectRing>();
  readonly #positions = new SealedPositions();
  #position = 0;
  /** The position up to which everything may have been missed. */
  #skipped = 0;

  constructor(private readonly slugOf: (projectId: number) => string) {}

  get readerCount(): number {
    return this.#readers.size;
  }

  publish(event: StoredTransaction): void {
    if (event.type !== 'transaction') return;
    this.#position += 1;
    const transaction: KeptTransaction = {
      position: this.#position,
      id: this.#positions.seal(this.#position),
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
    this.#keep(transaction);
    for (const reader of this.#readers) reader.deliver(transaction);
  }

  /** Says that some transactions were missed: nobody resumes over them without a gap. */
  skip(): void {
    this.#position += 1;
    this.#skipped = this.#position;
    this.#rings.clear();
    for (const reader of this.#readers) reader.miss();
  }

  /** Follows the stream from now on; the answer stops it. */
  follow(reader: StreamReader): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** What came in those projects after the transaction with that id. */
  missedSince(lastId: string, projectIds: ReadonlySet<number>): Missed {
    const last = this.#positions.open(lastId);
    if (last === undefined) return { transactions: [], gap: true };
    const rings = [...projectIds].flatMap((projectId) => this.#rings.get(projectId) ?? []);
    const missed = rings
      .flatMap(({ kept }) => kept.filter(({ position }) => position > last))
      .sort((one, other) => one.position - other.position);
    const isGone = last < this.#skipped || missed.length > RING_SIZE || rings.some(({ gone }) => gone > last);
    return { transactions: missed.slice(-RING_SIZE), gap: isGone };
  }

  /** Ends every reader's stream. */
  close(): void {
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
  }

  #keep(transaction: KeptTransaction): void {
    const ring = this.#rings.get(transaction.projectId) ?? { kept: [], gone: 0 };
    this.#rings.set(transaction.projectId, ring);
    ring.kept.push(transaction);
    if (ring.kept.length > RING_SIZE) ring.gone = ring.kept.shift()?.position ?? ring.gone;
  }
}
