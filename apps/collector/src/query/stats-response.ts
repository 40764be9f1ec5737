import type { Outcomes } from '../ingest/outcomes';
import type { Project } from '../projects/project-directory';
import type { EventReader } from '../store/event-reader';

interface StatsSources {
  outcomes: Outcomes;
  queue: { heldEvents: number };
  reader: EventReader;
}

/**
 * `/api/0/stats/`: what became of everything that was offered since the collector started, per project, and how much
 * each project has stored in all. `held` events are accepted into the queue and not yet durable.
 */
export async function statsResponse(
  projects: readonly Project[],
  { outcomes, queue, reader }: StatsSources,
): Promise<Record<string, unknown>> {
  const stored = await reader.countByProject();
  return {
    since: outcomes.startedAt.toISOString(),
    held: queue.heldEvents,
    projects: projects.map(({ id, slug }) => {
      const { accepted, duplicates, streamedSpans, dropped, repaired, clientDiscards } = outcomes.of(id);
      return {
        project: slug,
        stored: stored.get(id) ?? 0,
        accepted,
        duplicates,
        streamed_spans: streamedSpans,
        dropped: Object.fromEntries(dropped),
        repaired: Object.fromEntries(repaired),
        client_discards: Object.fromEntries(clientDiscards),
      };
    }),
  };
}
