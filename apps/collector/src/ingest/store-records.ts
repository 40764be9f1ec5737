import type { Admission } from '../overload/admission';
import type { EventRecord } from '../store/event-record';
import type { EventWriter } from '../store/event-writer';
import { quantitiesOf } from '../store/outcome-count';
import { QueueFullError } from '../store/queue-full-error';
import type { StoredRecord } from '../store/stored-record';
import { INGEST_LIMITS } from './limits';
import type { Outcomes } from './outcomes';
import { IngestError } from './request/ingest-error';

/** What the ingest endpoints work with. `announce` hears of each event that has just become durable. */
export interface IngestDependencies {
  writer: EventWriter;
  outcomes: Outcomes;
  admission: Admission;
  announce: (event: EventRecord) => void;
  /** Seconds since the epoch. */
  now: () => number;
}

/**
 * Resolves once the records are durable, counted and announced. Many are appended in parts, one after another, since
 * more than the queue holds would never be taken. Appending nothing still stores what was counted. Rejects with an
 * `IngestError` of 503 when a part cannot be stored now; then it and all behind it are counted as dropped.
 */
export async function storeRecords(
  records: readonly StoredRecord[],
  projectId: number,
  dependencies: IngestDependencies,
): Promise<void> {
  const { writer, outcomes } = dependencies;
  // What was counted is acknowledged too, as far as that can be stored now: there is nothing that could be sent again.
  if (records.length === 0) return void (await writer.append([]).catch(() => undefined));
  for (let start = 0; start < records.length; start += INGEST_LIMITS.recordsAtOnce) {
    try {
      await storePart(records.slice(start, start + INGEST_LIMITS.recordsAtOnce), dependencies);
    } catch (error) {
      const reason = error instanceof QueueFullError ? 'queue_full' : 'store_failed';
      for (const record of records.slice(start)) outcomes.drop(projectId, reason, quantitiesOf(record));
      const detail =
        reason === 'queue_full' ? 'too many events are waiting to be stored' : 'the store cannot be written';
      throw new IngestError(503, detail, { retryAfterSeconds: INGEST_LIMITS.retryAfterSeconds });
    }
  }
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
