import type { Visit } from '../access/request/gate';
import type { Outcomes } from '../ingest/outcomes';
import type { ProjectDirectory } from '../projects/project-directory';
import { heldQuantities } from '../query/held-quantities';
import type { StoredRecord } from '../store/records/stored-record';
import type { GroupCommit } from '../store/group-commit';
import type { OutcomeCount, OutcomeKind } from '../store/records/outcome-count';
import type { Metric, Sample } from './format-metrics';

/** What the metrics are made of. */
export interface MetricSources {
  outcomes: Outcomes;
  queue: Pick<GroupCommit, 'held' | 'isWritable'>;
  stream: { readonly readerCount: number };
  isOverloaded: () => boolean;
}

const OFFERED: ReadonlySet<OutcomeKind> = new Set<OutcomeKind>(['accepted', 'duplicate', 'dropped']);

/**
 * The figures of this moment: of the projects that a reader may see, and of the process for a reader of everything,
 * since they tell what the others do. None of them asks the store: they are there when it is not.
 */
export function collectorMetrics(sources: MetricSources, { reader, projects }: Visit): Metric[] {
  const ofProjects = projectMetrics(sources, projects);
  return reader.grants === '*' ? [...ofProjects, ...collectorWideMetrics(sources)] : ofProjects;
}

function projectMetrics({ outcomes, queue }: MetricSources, projects: ProjectDirectory): Metric[] {
  const counts = outcomes.counts.filter(({ projectId }) => projects.byId(projectId) !== undefined);
  const held = queue.held.filter(({ projectId }) => projects.byId(projectId) !== undefined);
  return [
    counter(
      'clew_outcomes_total',
      'What became of what was offered, since the data directory was made.',
      samplesOf(counts, projects, ({ outcome }) => OFFERED.has(outcome)),
    ),
    counter(
      'clew_pruned_total',
      'What was accepted and has been removed since, by age or for room.',
      samplesOf(counts, projects, ({ outcome }) => outcome === 'pruned'),
    ),
    counter(
      'clew_repairs_total',
      'What was mended or cut in events that are stored all the same.',
      samplesOf(counts, projects, ({ outcome }) => outcome === 'repaired'),
    ),
    counter(
      'clew_client_discards_total',
      'What clients say they lost before it came here.',
      samplesOf(counts, projects, ({ outcome }) => outcome === 'client_discard'),
    ),
    gauge('clew_held', 'What is taken in and not yet durable.', heldSamples(held, projects)),
  ];
}

function collectorWideMetrics({ queue, stream, isOverloaded }: MetricSources): Metric[] {
  return [
    gauge('clew_writable', 'Whether the last commit has reached the disk.', [
      { value: Number(queue.isWritable) },
    ]),
    gauge('clew_overloaded', 'Whether requests are refused for now.', [{ value: Number(isOverloaded()) }]),
    gauge('clew_stream_readers', 'Open live streams.', [{ value: stream.readerCount }]),
    ...processMetrics(),
  ];
}

function processMetrics(): Metric[] {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return [
    counter('process_cpu_seconds_total', 'Processor time of this process.', [
      { value: (user + system) / 1e6 },
    ]),
    gauge('process_resident_memory_bytes', 'Memory of this process.', [{ value: rss }]),
    gauge('process_start_time_seconds', 'When this process started, since the epoch.', [
      { value: Math.round(performance.timeOrigin) / 1000 },
    ]),
    gauge('nodejs_heap_size_used_bytes', 'Used part of the main heap.', [{ value: heapUsed }]),
  ];
}

function samplesOf(
  counts: readonly OutcomeCount[],
  projects: ProjectDirectory,
  isWanted: (count: OutcomeCount) => boolean,
): Sample[] {
  return counts.filter(isWanted).map(({ projectId, outcome, reason, category, quantity }) => ({
    labels: { project: slugOf(projectId, projects), category, outcome, ...(reason === '' ? {} : { reason }) },
    value: quantity,
  }));
}

function heldSamples(held: readonly StoredRecord[], projects: ProjectDirectory): Sample[] {
  return [...heldQuantities(held)].flatMap(([projectId, quantities]) =>
    [...quantities].map(([category, value]) => ({
      labels: { project: slugOf(projectId, projects), category },
      value,
    })),
  );
}

function slugOf(projectId: number, projects: ProjectDirectory): string {
  return projects.byId(projectId)?.slug ?? String(projectId);
}

function counter(name: string, help: string, samples: Sample[]): Metric {
  return { name, help, type: 'counter', samples };
}

function gauge(name: string, help: string, samples: Sample[]): Metric {
  return { name, help, type: 'gauge', samples };
}
