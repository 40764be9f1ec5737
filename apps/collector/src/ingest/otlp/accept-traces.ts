import type { Project } from '../../projects/project-directory';
import { Repairs } from '../event/repairs';
import { storeRecords, type IngestDependencies } from '../store-records';
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
  await storeRecords([...read.events, ...read.batches], project.id, dependencies);
  return resultOf(read);
}

const PROBLEMS: ReadonlyMap<string, string> = new Map([
  ['span_invalid', 'with ids or times that cannot be used'],
  ['too_large', 'larger than 1 MiB'],
  ['too_deep', 'nested too deep'],
  ['too_many_nodes', 'with too many values'],
]);

function resultOf({ dropped }: ReadTraces): ExportResult {
  const spans = dropped.filter(({ category }) => category === 'span');
  const reasons = new Map<string, number>();
  for (const { reason } of spans) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const parts = [...reasons].map(([reason, count]) => `${count} ${PROBLEMS.get(reason) ?? reason}`);
  const message = parts.length === 0 ? '' : `spans not stored: ${parts.join(', ')}`;
  return { rejectedSpans: spans.length, message };
}
