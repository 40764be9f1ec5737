import type { Admission } from '../overload/admission';
import type { EventRecord } from '../store/records/event-record';
import type { EventWriter } from '../store/event-writer';
import { quantitiesOf } from '../store/records/outcome-count';
import { QueueFullError } from '../store/queue-full-error';
import type { StoredRecord } from '../store/records/stored-record';
import { INGEST_LIMITS } from './limits';
import type { Outcomes } from './outcomes';
import type { RateLimits } from './rate-limit/rate-limits';
import { IngestError } from './request/ingest-error';

/** What the ingest endpoints work with. `announce` hears of each event that has just become durable. */
export interface IngestDependencies {
  writer: EventWriter;
  outcomes: Outcomes;
  admission: Admission;
  rateLimits: RateLimits;
  announce: (event: EventRecord) => void;
  /** Seconds since the epoch. */
  now: () => number;
}

/**
 * Resolves once the records are durable, counted and announced. Many are taken and appended in parts, one after another,
 * since more than the queue holds would never be taken. Appending nothing still stores what was counted. Rejects with an
 * `IngestError` of 503 when a part cannot be stored now; then it and all behind it are counted as dropped,
 * and what they took of the key's limits is given back.
 */
export async function storeRecords(
  records: Iterable<StoredRecord>,
  projectId: number,
  dependencies: IngestDependencies,
): Promise<void> {
  const parts = partsOf(records);
  for (const part of parts) {
    try {
      await storePart(part, dependencies);
    } catch (error) {
      // What was counted is acknowledged too, as far as that can be stored now: nothing could be sent again.
      if (part.length === 0) return;
      const reason = error instanceof QueueFullError ? 'queue_full' : 'store_failed';
      const drop = (record: StoredRecord): void => {
        dependencies.outcomes.drop(projectId, reason, quantitiesOf(record));
        dependencies.rateLimits.giveBack(projectId, quantitiesOf(record));
      };
      part.forEach(drop);
      for (const rest of parts) rest.forEach(drop);
      const detail =
        reason === 'queue_full' ? 'too many events are waiting to be stored' : 'the store cannot be written';
      throw new IngestError(503, detail, { retryAfterSeconds: INGEST_LIMITS.retryAfterSeconds });
    }
  }
}

/** Parts that are full but for the last one, which may be empty: what was counted while it was made is stored with it. */
function* partsOf(records: Iterable<StoredRecord>): Generator<StoredRecord[], void> {
  let part: StoredRecord[] = [];
  let characters = 0;
  for (const record of records) {
    part.push(record);
    characters += record.spans.length + record.details.length;
    if (part.length < INGEST_LIMITS.recordsAtOnce && characters < INGEST_LIMITS.charactersAtOnce) continue;
    yield part;
    part = [];
    characters = 0;
  }
  yield part;
}

async function storePart(
  records: readonly StoredRecord[],
  { writer, outcomes, announce }: IngestDependencies,
): Promise<void> {
  const results = await writer.append(records);
  outcomes.settle(records, results);
  for (const [index, record] of records.entries()) {
    if (results[index] === 'stored' && record.type !== 'spans') announce(record);
  }
}
