import type { Project } from '../../projects/project-directory';
import { storeRecords, type IngestDependencies } from '../store-records';
import { recordsOfTraces } from './records-of-traces';
import { TracesTally } from './traces-tally';
import type { ExportResult, OtlpForm } from './wire/otlp-form';

/** Stores the spans that a body holds and resolves once they are durable; what could not be used is counted and told. */
export async function acceptTraces(
  body: Buffer,
  { form, project }: { form: OtlpForm; project: Project },
  dependencies: IngestDependencies,
): Promise<ExportResult> {
  const tally = new TracesTally(dependencies.outcomes, project.id);
  const place = { projectId: project.id, receivedTimestamp: dependencies.now(), bodyBytes: body.length };
  await storeRecords(recordsOfTraces(form.decode(body), { place, tally }), project.id, dependencies);
  return tally.result;
}
