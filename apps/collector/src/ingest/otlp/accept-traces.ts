import type { Project } from '../../projects/project-directory';
import { quantitiesOf } from '../../store/records/outcome-count';
import type { StoredRecord } from '../../store/records/stored-record';
import { IngestError } from '../request/ingest-error';
import { storeRecords, type IngestDependencies } from '../store-records';
import { recordsOfTraces } from './records-of-traces';
import { TracesTally } from './traces-tally';
import type { ExportResult, OtlpForm } from './wire/otlp-form';

/**
 * Stores the spans that a body holds and resolves once they are durable; what could not be used is counted and told.
 * Rejects with an `IngestError` of 429, without a look at the body, while the key may not send traces.
 */
export async function acceptTraces(
  body: Buffer,
  { form, project }: { form: OtlpForm; project: Project },
  dependencies: IngestDependencies,
): Promise<ExportResult> {
  const { outcomes, rateLimits, now } = dependencies;
  assertWithinRate(project, dependencies);
  const tally = new TracesTally(outcomes, project.id);
  const place = { projectId: project.id, receivedTimestamp: now(), bodyBytes: body.length };
  const mayHaveErrors = () => !rateLimits.isLimited(project.id, 'errors');
  const records = recordsOfTraces(form.decode(body), { place, tally, mayHaveErrors });
  await storeRecords(takenFromLimits(records, project, dependencies), project.id, dependencies);
  rateLimits.take(project.id, { span: tally.result.rejectedSpans });
  return tally.result;
}

function assertWithinRate({ id }: Project, { rateLimits }: IngestDependencies): void {
  if (!rateLimits.isLimited(id, 'traces')) return;
  const pause = rateLimits.pauseOf(id, new Set(['traces']));
  throw new IngestError(429, 'the key has sent too much', {
    reason: 'rate_limited',
    ...(pause === undefined ? {} : { retryAfterSeconds: pause.seconds, rateLimits: pause.header }),
  });
}

function* takenFromLimits(
  records: Iterable<StoredRecord>,
  { id }: Project,
  { rateLimits }: IngestDependencies,
): Generator<StoredRecord, void> {
  for (const record of records) {
    rateLimits.take(id, quantitiesOf(record));
    yield record;
  }
}
