import { INGEST_LIMITS } from '../ingest/limits';
import { IngestError } from '../ingest/request/ingest-error';

/** A request that has come; `leave` when it is answered. */
export interface Visit {
  /** False: it came while nothing more could be taken, and is refused whatever it holds. */
  isWelcome: boolean;
  /** Bytes of its body have come; throws an `IngestError` of 503 when all requests together hold too many. */
  take(bytes: number): void;
  leave(): void;
}

/**
 * Sheds load before it costs: a request is refused with 503 while the collector is overloaded, and so is one whose body
 * would not fit beside those that are being worked on.
 */
export class Admission {
  #heldBytes = 0;

  constructor(
    private readonly isOverloaded: () => boolean,
    private readonly mostBytes: number = INGEST_LIMITS.heldBodyBytes,
  ) {}

  enter(): Visit {
    let own = 0;
    return {
      isWelcome: !this.isOverloaded(),
      take: (bytes) => {
        if (this.#heldBytes + bytes > this.mostBytes) throw overloaded();
        own += bytes;
        this.#heldBytes += bytes;
      },
      leave: () => {
        this.#heldBytes -= own;
        own = 0;
      },
    };
  }

  /** Throws an `IngestError` of 503 while nothing more can be taken. */
  assertRoom(): void {
    if (this.isOverloaded()) throw overloaded();
  }
}

/** The refusal of what cannot be taken now. */
export function overloaded(): IngestError {
  return new IngestError(503, 'too much is waiting to be stored', {
    reason: 'overloaded',
    retryAfterSeconds: INGEST_LIMITS.retryAfterSeconds,
  });
}
