import type { Project } from '../../projects/project-directory';
import { Repairs } from '../event/repairs';
import { storeRecords, type IngestDependencies } from '../store-records';
import { INGEST_LIMITS } from '../limits';
import { readTraces, type ReadTraces } from './read-traces';
import type { ExportResult, OtlpForm } from './wire/otlp-form';

/** Stores the spans that a body holds and resolves once they are durable; what could not be used is counted and told. */
export async function acceptTraces(
  body: Buffer,
  { form, project }: { form: OtlpForm; project: Project },
  dependencies: IngestDependencies,
): Promise<ExportResult> {
  const { outcomes, now } = dependencies;
  const request = form.decode(body);
  const repairs = new Repairs();
  const place = { projectId: project.id, receivedTimestamp: now(), bodyBytes: body.length };
  const read = readTraces(request, { place, repairs });
  outcomes.repair(project.id, repairs.counts);
  for (const { category, reason } of read.dropped) outcomes.drop(project.id, reason, { [category]: 1 });
  const records = [...read.events, ...read.batches];
  // A collector in between sends thousands at once; more than the queue holds would never be taken.
  for (let start = 0; start === 0 || start < records.length; start += INGEST_LIMITS.recordsAtOnce) {
    await storeRecords(records.slice(start, start + INGEST_LIMITS.recordsAtOnce), project.id, dependencies);
  }
  return resultOf(read);
}

const PROBLEMS: Readonly<Partial<Record<string, string>>> = {
  span_invalid: 'ids or times cannot be used',
  too_large: 'larger than 1 MiB',
  too_deep: 'nested too deep',
  too_many_nodes: 'too many values',
};

function resultOf({ dropped }: ReadTraces): ExportResult {
  const spans = dropped.filter(({ category }) => category === 'span');
  const reasons = [...new Set(spans.map(({ reason }) => PROBLEMS[reason] ?? reason))];
  const message = spans.length === 0 ? '' : `${spans.length} spans were not stored: ${reasons.join('; ')}`;
  return { rejectedSpans: spans.length, message };
}
