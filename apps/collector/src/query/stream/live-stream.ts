import type { AnnouncedEvent } from '../../store/shared-events';
import { SealedPositions } from './sealed-positions';

/** One stored event as the live stream tells of it. */
export interface StreamedEvent {
  id: string;
  /** An `EventSource` has a meaning of its own for `error`. */
  name: 'transaction' | 'error-event';
  projectId: number;
  /** JSON text. */
  data: string;
}

/** What follows a stream: `deliver` gets each event, `end` is called when the collector drains. */
export interface StreamReader {
  deliver(event: StreamedEvent): void;
  /** Some events were not delivered. */
  miss(): void;
  end(): void;
}

/** What a reader missed; `gap` says that some of it is gone, or that where it was is not known to this process. */
export interface Missed {
  events: StreamedEvent[];
  gap: boolean;
}

interface KeptEvent extends StreamedEvent {
  position: number;
}

/** The latest events of one project. */
interface ProjectRing {
  kept: KeptEvent[];
  /** The position of the last one that is gone; 0 while none is. */
  gone: number;
}

const RING_SIZE = 500;

/**
 * Tells its readers of every event that has become durable, and remembers the last 500 of each project, so that a
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

  /**
   * Where the stream is now, as a text that tells nobody how much has gone by: what is stored from now on comes after it.
   */
  position(): string {
    return this.#positions.seal(this.#position);
  }

  publish(event: AnnouncedEvent): void {
    this.#position += 1;
    const streamed: KeptEvent = {
      position: this.#position,
      id: this.position(),
      name: event.type === 'error' ? 'error-event' : 'transaction',
      projectId: event.projectId,
      data: JSON.stringify({ project: this.slugOf(event.projectId), ...noticeOf(event) }),
    };
    this.#keep(streamed);
    for (const reader of this.#readers) reader.deliver(streamed);
  }

  /** Says that some events were missed: nobody resumes over them without a gap. */
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

  /** What came in those projects after a position, which the id of an event is, too. */
  missedSince(sealed: string, projectIds: ReadonlySet<number>): Missed {
    const last = this.#positions.open(sealed);
    if (last === undefined) return { events: [], gap: true };
    const rings = [...projectIds].flatMap((projectId) => this.#rings.get(projectId) ?? []);
    const missed = rings
      .flatMap(({ kept }) => kept.filter(({ position }) => position > last))
      .sort((one, other) => one.position - other.position);
    const isGone = last < this.#skipped || missed.length > RING_SIZE || rings.some(({ gone }) => gone > last);
    return { events: missed.slice(-RING_SIZE), gap: isGone };
  }

  /** Ends every reader's stream. */
  close(): void {
    for (const reader of this.#readers) reader.end();
    this.#readers.clear();
  }

  #keep(event: KeptEvent): void {
    const ring = this.#rings.get(event.projectId) ?? { kept: [], gone: 0 };
    this.#rings.set(event.projectId, ring);
    ring.kept.push(event);
    if (ring.kept.length > RING_SIZE) ring.gone = ring.kept.shift()?.position ?? ring.gone;
  }
}

function noticeOf(event: AnnouncedEvent): object {
  const { type, eventId, traceId, title, timestamp } = event;
  const place = { event_id: eventId, trace_id: traceId };
  if (type === 'error') return { ...place, title, timestamp };
  const { transaction, op, status, startTimestamp } = event;
  return { ...place, transaction, op, status, start_timestamp: startTimestamp, timestamp };
}
